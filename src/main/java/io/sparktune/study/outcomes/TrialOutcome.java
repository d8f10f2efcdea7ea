package io.sparktune.study.outcomes;

import io.sparktune.trial.FailureKind;
import io.sparktune.trial.TrialState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The outcome of a trial that is over. */
public sealed interface TrialOutcome {

  TrialState state();

  /**
   * All folds are scored.
   *
   * @param score mean of the first goal's metric over the folds
   * @param scoreDeviation sample standard deviation over the folds, empty with one fold
   * @param foldScores of every fold in order
   * @param measured means over the folds of the costs, the further goals' metrics, those that
   *     constraints name, and thresholds of labels, by column, as far as they were measured
   * @param violations by how much each constraint on outcomes is violated, at most 0 if it is
   *     satisfied
   * @param bestEpoch mean over the folds of the epoch that was scored
   */
  record Complete(
      double score,
      OptionalDouble scoreDeviation,
      List<Double> foldScores,
      Map<String, Double> measured,
      List<Double> violations,
      int bestEpoch)
      implements TrialOutcome {

    public Complete {
      foldScores = List.copyOf(foldScores);
      measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
      violations = List.copyOf(violations);
    }

    @Override
    public TrialState state() {
      return TrialState.COMPLETE;
    }
  }

  /** The pruner ended the trial. */
  record Pruned(String reason) implements TrialOutcome {

    @Override
    public TrialState state() {
      return TrialState.PRUNED;
    }
  }

  /** A fold has no score. */
  record Failed(FailureKind kind, String message) implements TrialOutcome {

    @Override
    public TrialState state() {
      return TrialState.FAILED;
    }
  }
}
