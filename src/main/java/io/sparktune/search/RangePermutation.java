package io.sparktune.search;

import io.sparktune.trial.Seeds;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A random permutation of the whole numbers below a size, none of which is stored: a Feistel
 * network over the next even number of bits, walked until it hits the range (Black and Rogaway,
 * Ciphers with Arbitrary Finite Domains, 2002). On average fewer than four steps.
 */
final class RangePermutation {

  private static final int ROUNDS = 8;

  private final BigInteger size;
  private final int halfBits;
  private final BigInteger halfMask;
  private final long[] keys = new long[ROUNDS];

  RangePermutation(BigInteger size, long seed) {
    this.size = size;
    halfBits = Math.max(1, (size.subtract(BigInteger.ONE).bitLength() + 1) / 2);
    halfMask = BigInteger.ONE.shiftLeft(halfBits).subtract(BigInteger.ONE);
    for (int round = 0; round < ROUNDS; round++) {
      keys[round] = Seeds.derive(seed, "permutation", round);
    }
  }

  /** The number that stands at a place, from 0. */
  BigInteger at(BigInteger place) {
    if (place.signum() < 0 || place.compareTo(size) >= 0) {
      throw new IndexOutOfBoundsException("the range of " + size + " has no place " + place);
    }
    BigInteger number = place;
    do {
      number = encrypted(number);
    } while (number.compareTo(size) >= 0);
    return number;
  }

  private BigInteger encrypted(BigInteger number) {
    BigInteger left = number.shiftRight(halfBits);
    BigInteger right = number.and(halfMask);
    for (long key : keys) {
      BigInteger mixed = left.xor(mixed(right, key));
      left = right;
      right = mixed;
    }
    return left.shiftLeft(halfBits).or(right);
  }

  /** As many bits as a half has, each depending on every bit of the number. */
  private BigInteger mixed(BigInteger half, long key) {
    long hash = key;
    for (int bit = 0; bit == 0 || bit < half.bitLength(); bit += Long.SIZE) {
      hash = Seeds.derive(hash, "", half.shiftRight(bit).longValue());
    }
    BigInteger bits = BigInteger.ZERO;
    for (int word = 0; word * Long.SIZE < halfBits; word++) {
      byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(Seeds.derive(hash, "", word)).array();
      bits = bits.shiftLeft(Long.SIZE).or(new BigInteger(1, bytes));
    }
    return bits.and(halfMask);
  }
}
