package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RangePermutationTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 1_000, 4_097})
  void everyNumberStandsAtOnePlace(int size) {
    assertThat(IntStream.range(0, size).map(place -> at(size, place, 7)))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, size).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 100})
  void everyNumberIsAsLikelyToComeFirst(int size) {
    int seeds = 100 * size;
    int[] counts = new int[size];
    for (int seed = 0; seed < seeds; seed++) {
      counts[at(size, 0, seed)]++;
    }
    double chiSquared =
        IntStream.of(counts).mapToDouble(count -> (count - 100.0) * (count - 100.0) / 100).sum();

    // One false alarm in a million seeds.
    assertThat(chiSquared)
        .isLessThan(new ChiSquaredDistribution(size - 1).inverseCumulativeProbability(1 - 1e-6));
  }

  @Test
  void rangesMayBeWiderThanWords() {
    BigInteger size = BigInteger.TWO.pow(300);
    RangePermutation permutation = new RangePermutation(size, 1);
    BigInteger first = permutation.at(BigInteger.ZERO);
    BigInteger last = permutation.at(size.subtract(BigInteger.ONE));

    assertThat(first).isBetween(BigInteger.ZERO, size).isNotEqualTo(last);
    // Random bits: that so many of the first are 0 has a chance of 2^-50.
    assertThat(first.bitLength()).isGreaterThan(250);
  }

  @Test
  void placesOutsideAreRefused() {
    assertThatThrownBy(() -> at(5, 5, 1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("the range of 5 has no place 5");
  }

  private static int at(int size, int place, long seed) {
    return new RangePermutation(BigInteger.valueOf(size), seed)
        .at(BigInteger.valueOf(place))
        .intValueExact();
  }
}
