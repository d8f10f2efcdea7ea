package io.sparktune.study.outcomes;

import io.sparktune.trial.Goals;
import java.util.Comparator;
import java.util.List;

/** The order of the feasible trials of a study. */
public final class Ranking {

  private Ranking() {}

  /** Best first by the first goal; of equal ones the lower number stands first. */
  public static List<FinishedTrial> of(List<FinishedTrial> finished, Goals goals) {
    return finished.stream()
        .filter(FinishedTrial::isFeasible)
        .sorted(
            Comparator.comparing(FinishedTrial::score, goals.first().direction().bestFirst())
                .thenComparing(trial -> trial.trial().number()))
        .toList();
  }
}
