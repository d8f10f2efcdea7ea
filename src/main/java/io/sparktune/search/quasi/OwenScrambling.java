package io.sparktune.search.quasi;

import io.sparktune.trial.Seeds;

/**
 * Nested uniform scrambling in base 2 (Owen, Randomly Permuted (t,m,s)-Nets, 1995): each bit of a
 * coordinate is flipped at random, depending on the bits before it. A net remains a net, and every
 * point is uniform.
 */
final class OwenScrambling implements PointSequence {

  /** As many as a double holds. */
  private static final int BITS = 52;

  private final PointSequence sequence;
  private final long seed;

  OwenScrambling(PointSequence sequence, long seed) {
    this.sequence = sequence;
    this.seed = seed;
  }

  @Override
  public double[] at(int number) {
    double[] point = sequence.at(number);
    for (int dimension = 0; dimension < point.length; dimension++) {
      point[dimension] = scrambled(point[dimension], Seeds.derive(seed, "owen", dimension));
    }
    return point;
  }

  private static double scrambled(double coordinate, long seed) {
    long bits = (long) (coordinate * (1L << BITS));
    long turned = bits;
    for (int bit = BITS - 1; bit >= 0; bit--) {
      // The leading one distinguishes prefixes of different lengths.
      long prefix = (1L << (BITS - 1 - bit)) | (bits >>> (bit + 1));
      turned ^= (Seeds.derive(seed, "", prefix) & 1) << bit;
    }
    return turned * 0x1p-52;
  }
}
