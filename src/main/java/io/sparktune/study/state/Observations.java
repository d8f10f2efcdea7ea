package io.sparktune.study.state;

import io.sparktune.search.Observation;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes observations of trials, which samplers learn from. */
final class Observations {

  private Observations() {}

  /** A trial that is over. */
  static Observation over(OpenTrial trial, FinishedTrial over, StudyRules rules) {
    if (over.state() == TrialState.FAILED) {
      return observation(trial, TrialState.FAILED, new TreeMap<>());
    }
    SortedMap<Integer, Double> rungs = rungs(trial, rules);
    if (over.state() == TrialState.PRUNED) {
      PruneDecision decision = trial.pruning().decision().orElseThrow();
      int folds = trial.scoredBefore(decision);
      if (folds > 0 && decision.epoch() == 0) {
        rungs.put(FoldAssignment.END, mean(trial.folds().scoredMerits(folds, rules)));
      }
      return observation(trial, TrialState.PRUNED, rungs);
    }
    rungs.put(FoldAssignment.END, rules.merit(over.score()));
    return new Observation(
        trial.trial().number(),
        trial.trial().values(),
        TrialState.COMPLETE,
        rules.merits(over),
        variance(over),
        rungs,
        over.violations());
  }

  /** A trial that is not over. */
  static Observation open(OpenTrial trial, StudyRules rules) {
    return observation(trial, TrialState.OPEN, rungs(trial, rules));
  }

  private static Observation observation(
      OpenTrial trial, TrialState state, SortedMap<Integer, Double> rungs) {
    return new Observation(
        trial.trial().number(), trial.trial().values(), state, List.of(), 0, rungs, List.of());
  }

  private static double variance(FinishedTrial over) {
    OptionalDouble deviation = over.scoreDeviation();
    return deviation.isEmpty()
        ? 0
        : deviation.getAsDouble() * deviation.getAsDouble() / over.foldScores().size();
  }

  /** At the epochs at which the pruner looks, as long as each is at least twice the one before. */
  private static SortedMap<Integer, Double> rungs(OpenTrial trial, StudyRules rules) {
    SortedMap<Integer, Double> rungs = new TreeMap<>();
    int folds = trial.observedFolds(rules);
    if (folds == 0) {
      return rungs;
    }
    int reached = trial.reachedInOrder(folds, rules);
    int next = 1;
    int last = 0;
    for (int epoch = 1; epoch <= reached; epoch++) {
      if (rules.pruner().looksAt(trial.entry().bracket(), epoch)) {
        last = epoch;
        if (epoch >= next) {
          put(rungs, trial, folds, epoch);
          next = 2 * epoch;
        }
      }
    }
    if (last > 0) {
      put(rungs, trial, folds, last);
    }
    return rungs;
  }

  private static void put(SortedMap<Integer, Double> rungs, OpenTrial trial, int folds, int epoch) {
    double merit = trial.standing(folds, epoch).merit();
    if (Double.isFinite(merit)) {
      rungs.put(epoch, merit);
    }
  }

  private static double mean(List<Double> merits) {
    return merits.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
