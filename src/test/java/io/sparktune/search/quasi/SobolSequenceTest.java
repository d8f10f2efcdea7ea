package io.sparktune.search.quasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

final class SobolSequenceTest {

  @Test
  void pointsAreThoseOfTheGeneratorOneByOne() {
    SobolSequenceGenerator expected = new SobolSequenceGenerator(30);
    SobolSequence sequence = new SobolSequence(30);

    for (int number = 0; number < 600; number++) {
      assertThat(sequence.at(number)).containsExactly(expected.nextVector());
    }
  }

  /** The first two coordinates are a (0, 2)-sequence (Sobol, 1967), and stay one. */
  @Test
  void aScrambledNetHasOnePointInEveryElementaryInterval() {
    int level = 8;
    PointSequence scrambled = new OwenScrambling(new SobolSequence(2), 11);
    for (int block = 0; block < 3; block++) {
      int from = block << level;
      for (int split = 0; split <= level; split++) {
        int columns = 1 << split;
        int rows = 1 << (level - split);
        Set<Integer> cells = new HashSet<>();
        for (int number = from; number < from + (1 << level); number++) {
          double[] point = scrambled.at(number);
          cells.add(rows * (int) (point[0] * columns) + (int) (point[1] * rows));
        }
        assertThat(cells).hasSize(1 << level);
      }
    }
  }

  @Test
  void everyScrambledCoordinateIsStratified() {
    PointSequence scrambled = new OwenScrambling(new SobolSequence(60), 5);

    for (int dimension = 0; dimension < 60; dimension++) {
      int column = dimension;
      assertThat(IntStream.range(0, 128).map(n -> (int) (scrambled.at(n)[column] * 128)).distinct())
          .hasSize(128);
    }
  }

  @Test
  void scrambledPointsAreUniform() {
    Uniformity.assertUniform(
        seed -> new OwenScrambling(number -> new double[] {0, 0.3, 0.999}, seed).at(0));
  }

  @Test
  void coordinatesAreScrambledIndependently() {
    double[] point = new OwenScrambling(number -> new double[] {0.25, 0.25}, 3).at(0);

    assertThat(point[0]).isNotEqualTo(point[1]);
  }
}
