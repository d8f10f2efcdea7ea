package io.sparktune.importance;

import io.sparktune.trial.Quantiles;
import io.sparktune.trial.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Bootstrap estimates of importances over trials and their folds: the mean of the draws is the
 * estimate, its interval lies between their 5th and 95th percentile. Chance enters every draw
 * twice, through the trials and through the drawing, so that intervals are rather too wide.
 */
final class Bootstrap {

  private static final int DRAWS = 50;

  private static final double TAIL = 0.05;

  private final List<Shares> draws;

  private Bootstrap(List<Shares> draws) {
    this.draws = draws;
  }

  static Bootstrap of(Method method, TrialCells sample, long seed) {
    return new Bootstrap(
        IntStream.range(0, DRAWS)
            .parallel()
            .mapToObj(number -> shares(method, sample, Seeds.random(seed, "importance", number)))
            .toList());
  }

  private static Shares shares(Method method, TrialCells sample, SplittableRandom random) {
    return method.anova().of(sample.draw(random), random);
  }

  Estimate parameter(int column) {
    return estimate(draws.stream().mapToDouble(draw -> draw.parameters()[column]).toArray());
  }

  Estimate pair(int first, int second) {
    int place = Shares.pair(first, second);
    return estimate(draws.stream().mapToDouble(draw -> draw.pairs()[place]).toArray());
  }

  private static Estimate estimate(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return new Estimate(
        Arrays.stream(values).average().orElseThrow(),
        Quantiles.of(sorted, TAIL),
        Quantiles.of(sorted, 1 - TAIL));
  }
}
