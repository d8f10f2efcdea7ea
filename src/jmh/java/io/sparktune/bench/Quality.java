package io.sparktune.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The distance of a sampler's best result from the minimum of a function.
 *
 * @param protocol its name
 * @param regrets medians over the seeds at the protocol's checkpoints; NaN where there are none
 * @param lower quartile at the last checkpoint
 */
record Quality(
    String function,
    String sampler,
    String protocol,
    int seeds,
    List<Double> regrets,
    double lower,
    double upper) {

  /**
   * Medians and quartiles.
   *
   * @param runs for each seed the regrets at the checkpoints
   */
  static Quality of(String function, String sampler, String protocol, List<List<Double>> runs) {
    int last = runs.get(0).size() - 1;
    List<Double> medians = new ArrayList<>();
    for (int place = 0; place <= last; place++) {
      medians.add(Quantiles.median(at(runs, place)));
    }
    return new Quality(
        function,
        sampler,
        protocol,
        runs.size(),
        medians,
        Quantiles.quantile(at(runs, last), 0.25),
        Quantiles.quantile(at(runs, last), 0.75));
  }

  private static double[] at(List<List<Double>> runs, int place) {
    return runs.stream().mapToDouble(run -> run.get(place)).toArray();
  }

  /** The median at the last checkpoint. */
  double last() {
    return regrets.get(regrets.size() - 1);
  }

  /** Names of other projects' samplers have the project in front. */
  boolean isPeer() {
    return sampler.contains(":");
  }

  /** Three digits, as peers are given. */
  static String rounded(double regret) {
    return Double.isNaN(regret) ? "" : String.format(Locale.ROOT, "%.3g", regret);
  }

  String medians() {
    return regrets.stream().map(Quality::rounded).collect(Collectors.joining(" | "));
  }
}
