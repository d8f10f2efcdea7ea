package io.sparktune.study.state;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.search.Observation;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The histories of strict mode, which takes trials into account by their numbers, whatever order
 * they end in.
 *
 * @param waiting trials that are over, by place, while one before them is not
 * @param taken how many trials are taken into account: those at the places from 0
 * @param histories the latest ones, by how many trials were taken into account
 * @param recent the trials that the next one is proposed without, by place
 */
record TrialOrder(
    PMap<Integer, Over> waiting,
    int taken,
    TreePMap<Integer, StudyHistory> histories,
    TreePMap<Integer, Observation> recent) {

  static final TrialOrder EMPTY =
      new TrialOrder(
          HashTreePMap.empty(), 0, TreePMap.singleton(0, StudyHistory.EMPTY), TreePMap.empty());

  /**
   * A trial that is over, with all standings that it would have had if it had been trained alone,
   * and the merits by which its folds are compared.
   */
  record Over(
      FinishedTrial trial,
      Observation observation,
      List<CurveStanding> standings,
      List<Double> compared) {}

  TrialOrder proposed(int place, Trial trial, StudyRules rules) {
    TreePMap<Integer, Observation> later =
        recent
            .plus(place, Observation.open(trial.number(), trial.values()))
            .minus(place + 1 - rules.window());
    return new TrialOrder(waiting, taken, histories, later);
  }

  TrialOrder with(int place, Over over, StudyRules rules) {
    PMap<Integer, Over> left = waiting.plus(place, over);
    TreePMap<Integer, StudyHistory> known = histories;
    int next = taken;
    for (Over trial = left.get(next); trial != null; trial = left.get(next)) {
      StudyHistory history = of(known, next);
      for (CurveStanding standing : trial.standings()) {
        history = history.with(standing);
      }
      left = left.minus(next);
      next++;
      known =
          known.plus(
              next, history.with(trial.trial(), trial.observation(), trial.compared(), rules));
      known = known.minus(next - rules.window() - 1);
    }
    return new TrialOrder(left, next, known, recent);
  }

  /** Whether the history is complete that the trial at this place is proposed from. */
  boolean mayPropose(int place, StudyRules rules) {
    return !rules.isStrict() || taken >= seenBy(place, rules);
  }

  /** The history that the trial at this place is proposed and judged by. */
  StudyHistory historyOf(int place, StudyRules rules) {
    return of(histories, seenBy(place, rules));
  }

  /** The history of all trials up to the first that is not over. */
  StudyHistory latest() {
    return of(histories, taken);
  }

  private static StudyHistory of(Map<Integer, StudyHistory> histories, int trials) {
    return Objects.requireNonNull(
        histories.get(trials), () -> "the history of " + trials + " trials is gone");
  }

  private static int seenBy(int place, StudyRules rules) {
    return Math.max(0, place - rules.window() + 1);
  }
}
