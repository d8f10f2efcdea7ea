package io.sparktune.search.quasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LatinHypercubeTest {

  @Test
  void everyStratumHasOnePoint() {
    LatinHypercube sequence = new LatinHypercube(7, 25, 4);
    for (int block = 0; block < 3; block++) {
      int from = 25 * block;
      for (int dimension = 0; dimension < 7; dimension++) {
        int column = dimension;
        assertThat(
                IntStream.range(from, from + 25)
                    .map(number -> (int) (sequence.at(number)[column] * 25))
                    .distinct())
            .hasSize(25);
      }
    }
  }

  @Test
  void designsDiffer() {
    LatinHypercube sequence = new LatinHypercube(2, 10, 4);

    assertThat(IntStream.range(0, 10).mapToObj(n -> (int) (sequence.at(n)[0] * 10)).toList())
        .isNotEqualTo(
            IntStream.range(10, 20).mapToObj(n -> (int) (sequence.at(n)[0] * 10)).toList());
  }

  @Test
  void coordinatesAreShuffledApart() {
    LatinHypercube sequence = new LatinHypercube(2, 20, 5);

    assertThat(
            IntStream.range(0, 20)
                .mapToObj(sequence::at)
                .filter(point -> (int) (point[0] * 20) == (int) (point[1] * 20)))
        .hasSizeLessThan(10);
  }

  @Test
  void pointsAreUniform() {
    Uniformity.assertUniform(seed -> new LatinHypercube(3, 50, seed).at(17));
  }
}
