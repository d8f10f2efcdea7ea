package io.sparktune.search.quasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HaltonSequenceTest {

  @Test
  void everyCoordinateIsStratifiedInItsBase() {
    HaltonSequence sequence = new HaltonSequence(4, 3);
    int[] strata = {2 * 2 * 2 * 2, 3 * 3 * 3, 5 * 5, 7 * 7};
    for (int dimension = 0; dimension < 4; dimension++) {
      int column = dimension;
      int size = strata[dimension];
      assertThat(
              IntStream.range(size, 2 * size)
                  .map(number -> (int) (sequence.at(number)[column] * size))
                  .distinct())
          .hasSize(size);
    }
  }

  @Test
  void boxesOfTheBasesHaveOnePointEach() {
    HaltonSequence sequence = new HaltonSequence(2, 8);
    Set<Integer> cells = new HashSet<>();
    for (int number = 0; number < 8 * 9; number++) {
      double[] point = sequence.at(number);
      cells.add(9 * (int) (point[0] * 8) + (int) (point[1] * 9));
    }

    assertThat(cells).hasSize(8 * 9);
  }

  @Test
  void pointsAreUniform() {
    Uniformity.assertUniform(seed -> new HaltonSequence(6, seed).at(13));
  }

  /** Without permutations, the 20th and the 21st coordinate would rise together. */
  @Test
  void coordinatesOfLargeBasesAreNotCorrelated() {
    HaltonSequence sequence = new HaltonSequence(21, 1);
    double sum = 0;
    for (int number = 0; number < 70; number++) {
      double[] point = sequence.at(number);
      sum += (point[19] - 0.5) * (point[20] - 0.5);
    }

    // Its deviation is 1 / (12 * sqrt(70)) = 0.01: four deviations; unpermuted it is 0.083.
    assertThat(Math.abs(sum / 70)).isLessThan(0.04);
  }
}
