package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StartupDesignTest {

  @Test
  void everyHypercubeHasOnePointInEachLayerOfEachCoordinate() {
    StartupDesign design = new StartupDesign(8, 3, 5);
    for (int cube = 0; cube < 2; cube++) {
      int first = 8 * cube;
      List<double[]> points =
          IntStream.range(first, first + 8)
              .mapToObj(number -> design.point(number, new SplittableRandom(number)))
              .toList();
      for (int i = 0; i < 3; i++) {
        int coordinate = i;
        assertThat(points.stream().map(point -> (int) (point[coordinate] * 8)))
            .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
      }
    }
  }

  @Test
  void coordinatesAreShuffledApart() {
    StartupDesign design = new StartupDesign(20, 2, 5);

    assertThat(
            IntStream.range(0, 20)
                .mapToObj(number -> design.point(number, new SplittableRandom(number)))
                .filter(point -> (int) (point[0] * 20) == (int) (point[1] * 20)))
        .hasSizeLessThan(10);
  }
}
