package io.sparktune.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How near a sampler came to the minimum of a function.
 *
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

  static Quality of(String function, String sampler, Protocol protocol, List<SearchRun> runs) {
    List<List<Double>> curves = runs.stream().map(run -> protocol.at(run.regrets())).toList();
    int last = protocol.checkpoints().size() - 1;
    List<Double> medians = new ArrayList<>();
    for (int place = 0; place <= last; place++) {
      medians.add(Quantiles.median(at(curves, place)));
    }
    return new Quality(
        function,
        sampler,
        protocol.name(),
        runs.size(),
        medians,
        Quantiles.quantile(at(curves, last), 0.25),
        Quantiles.quantile(at(curves, last), 0.75));
  }

  private static double[] at(List<List<Double>> curves, int place) {
    return curves.stream().mapToDouble(curve -> curve.get(place)).toArray();
  }

  /** The median at the last checkpoint. */
  double last() {
    return regrets.get(regrets.size() - 1);
  }

  /** Three digits, as peers are given. */
  static String rounded(double regret) {
    return Double.isNaN(regret) ? "" : String.format(Locale.ROOT, "%.3g", regret);
  }

  String medians() {
    return regrets.stream().map(Quality::rounded).collect(Collectors.joining(" | "));
  }
}
