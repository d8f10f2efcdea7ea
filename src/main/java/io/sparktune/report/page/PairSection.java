package io.sparktune.report.page;

import io.sparktune.importance.PairSurface;
import io.sparktune.space.Parameter;
import io.sparktune.study.outcomes.FinishedTrial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The strongest pair of parameters in the third section: a surface and the trials on it. */
final class PairSection {

  private static final int BEST = 60;
  private static final int OTHERS = 240;

  /** Scores farther from the best than so many times the better quarter's are on the edge. */
  private static final double FAR = 4;

  private PairSection() {}

  /** Empty where there is no picture of them, or no trial has both. */
  static Optional<Section> of(List<FinishedTrial> ranked, Parameter across, Parameter up) {
    List<FinishedTrial> trials =
        ranked.stream()
            .filter(trial -> place(trial, across).isPresent() && place(trial, up).isPresent())
            .toList();
    boolean isPossible = PairSurface.isPossible(across) && PairSurface.isPossible(up);
    if (trials.isEmpty() || !isPossible) {
      return Optional.empty();
    }
    double[] range = range(trials);
    List<double[]> places = new ArrayList<>();
    double[] scores = new double[trials.size()];
    for (FinishedTrial trial : trials) {
      scores[places.size()] = Math.max(range[0], Math.min(range[1], trial.score()));
      places.add(new double[] {unit(trial, across), unit(trial, up)});
    }
    PairSurface surface = PairSurface.of(across, up, places, scores);
    return Optional.of(
        new Section()
            .with("names", List.of(across.name(), up.name()))
            .with("ordered", List.of(across.isOrdered(), up.isOrdered()))
            .with("bandwidth", surface.bandwidth())
            .with("range", Arrays.stream(range).boxed().toList())
            .with("across", texts(surface.across()))
            .with("up", texts(surface.up()))
            .with("means", surface.means())
            .with(
                "points",
                Sample.of(trials, BEST, OTHERS).stream()
                    .map(
                        trial ->
                            List.<Object>of(
                                trial.trial().number(),
                                unit(trial, across),
                                unit(trial, up),
                                trial.score()))
                    .toList()));
  }

  private static Optional<Double> place(FinishedTrial trial, Parameter parameter) {
    return Optional.ofNullable(trial.trial().values().byName().get(parameter.name()))
        .flatMap(parameter::valueEqualTo)
        .map(parameter::unitOf);
  }

  private static double unit(FinishedTrial trial, Parameter parameter) {
    return place(trial, parameter).orElseThrow();
  }

  /** Of the scores, best first, without the few that are far off. */
  private static double[] range(List<FinishedTrial> ranked) {
    double best = ranked.get(0).score();
    double quarter = ranked.get((ranked.size() - 1) / 4).score();
    double far = best + FAR * (quarter - best);
    double worst = ranked.get(ranked.size() - 1).score();
    double edge = quarter == best || Math.abs(worst - best) < Math.abs(far - best) ? worst : far;
    return new double[] {Math.min(best, edge), Math.max(best, edge)};
  }

  private static List<Object> texts(List<Object> values) {
    return values.stream()
        .map(value -> value instanceof Boolean ? value.toString() : value)
        .toList();
  }
}
