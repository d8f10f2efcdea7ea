package io.sparktune.study.state;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.search.Observation;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/**
 * The histories that decisions rest on.
 *
 * @param latest of all events, which strict mode does not use
 * @param order of trials by number, which strict mode alone uses
 */
record Histories(StudyHistory latest, TrialOrder order) {

  static final Histories EMPTY = new Histories(StudyHistory.EMPTY, TrialOrder.EMPTY);

  Histories with(StudyHistory history) {
    return new Histories(history, order);
  }

  /** The history that the trial at this place is proposed and judged by. */
  StudyHistory of(int place, StudyRules rules) {
    return rules.isStrict() ? order.historyOf(place, rules) : latest;
  }

  /** The history that an open trial is judged by now. */
  StudyHistory seenBy(OpenTrial trial, StudyRules rules) {
    return rules.isStrict() ? trial.entry().seen() : latest;
  }

  /**
   * Trials that are over, in the order in which they ended; in strict mode in that of their
   * numbers, up to the first that is not over.
   */
  List<Observation> observations(StudyRules rules) {
    return rules.isStrict() ? order.latest().observations() : latest.observations();
  }

  Histories proposed(int place, Trial trial, StudyRules rules) {
    return rules.isStrict() ? new Histories(latest, order.proposed(place, trial, rules)) : this;
  }

  Histories ended(OpenTrial trial, FinishedTrial over, StudyRules rules) {
    Observation observed = Observations.over(trial, over, rules);
    List<Double> compared = trial.compared(over.state(), rules);
    if (rules.isStrict()) {
      TrialOrder.Over alone =
          new TrialOrder.Over(over, observed, standings(trial, rules), compared);
      return new Histories(latest, order.with(trial.entry().place(), alone, rules));
    }
    boolean failsRung =
        over.state() == TrialState.FAILED && trial.release().pauseAfter() != FoldAssignment.END;
    StudyHistory standing = failsRung ? latest.with(failedStanding(trial)) : latest;
    return with(standing.with(over, observed, compared, rules));
  }

  /** The last place in the rung that a trial failed to reach. */
  private static CurveStanding failedStanding(OpenTrial trial) {
    return new CurveStanding(
        trial.trial().number(),
        trial.entry().bracket(),
        trial.released(),
        trial.release().pauseAfter(),
        Double.NEGATIVE_INFINITY);
  }

  /** All standings that a trial would have if its folds had been trained one after another. */
  private static List<CurveStanding> standings(OpenTrial trial, StudyRules rules) {
    List<CurveStanding> standings = new ArrayList<>();
    for (int folds = 1; folds <= rules.folds(); folds++) {
      int reached = trial.reachedInOrder(folds, rules);
      for (int epoch = 1; epoch <= reached; epoch++) {
        if (rules.pruner().looksAt(trial.entry().bracket(), epoch)) {
          standings.add(trial.standing(folds, epoch));
        }
      }
    }
    return standings;
  }
}
