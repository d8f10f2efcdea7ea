package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HypervolumeTest {

  @Test
  void rectanglesAreCountedOnce() {
    List<double[]> points =
        List.of(new double[] {3, 1}, new double[] {2, 2}, new double[] {1, 3}, new double[] {1, 1});

    assertThat(Hypervolume.of(points)).isEqualTo(6);
    assertThat(Hypervolume.added(new double[] {3, 2}, points)).isEqualTo(1);
    assertThat(Hypervolume.added(new double[] {1, 1}, points)).isZero();
  }

  @Test
  void fourGoalsAgreeWithCounting() {
    SplittableRandom random = new SplittableRandom(3);
    List<double[]> points =
        IntStream.range(0, 12).mapToObj(i -> random.doubles(4).toArray()).toList();
    int draws = 200_000;
    long inside =
        IntStream.range(0, draws)
            .filter(
                i -> {
                  double[] at = random.doubles(4).toArray();
                  return points.stream().anyMatch(point -> Hypervolume.covers(point, at));
                })
            .count();

    // A share of 200,000 draws has a deviation of at most 0.0012: five deviations.
    assertThat(Hypervolume.of(points)).isEqualTo((double) inside / draws, within(0.006));
  }
}
