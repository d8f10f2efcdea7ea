package io.sparktune.study.state;

import io.sparktune.trial.FailureKind;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A trial that is over.
 *
 * @param score mean of the first goal's metric over the folds, null unless the trial is complete
 * @param scoreDeviation sample standard deviation over the folds, null with fewer than two scores
 * @param foldScores of every fold in order; empty unless the trial is complete
 * @param measured means over the folds of the costs, the further goals' metrics and those that
 *     constraints name, by column, as far as they were measured; empty unless the trial is complete
 * @param violations by how much each constraint on outcomes is broken, at most 0 where it is kept;
 *     empty unless the trial is complete
 * @param folds that have a score
 * @param epochs that this study trained in all folds, without those of the trial that it goes on
 *     from
 * @param bestEpoch mean over the folds of the epoch that was scored, 0 unless the trial is complete
 * @param prunedReason null unless the trial was pruned
 * @param failureKind null unless the trial failed
 * @param failureMessage null unless the trial failed
 */
public record FinishedTrial(
    Trial trial,
    TrialState state,
    Double score,
    Double scoreDeviation,
    List<Double> foldScores,
    Map<String, Double> measured,
    List<Double> violations,
    int folds,
    long epochs,
    int bestEpoch,
    Instant startedAt,
    Instant finishedAt,
    String prunedReason,
    FailureKind failureKind,
    String failureMessage) {

  public FinishedTrial {
    foldScores = List.copyOf(foldScores);
    measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    violations = List.copyOf(violations);
  }

  /**
   * The score for one of the study's goals, of a complete trial.
   *
   * @throws IllegalStateException if its metric was not measured
   */
  public double scoreFor(Goal goal) {
    Double mean = measured.get(goal.column());
    if (mean != null) {
      return mean;
    }
    if (score == null || goal.isCost()) {
      throw new IllegalStateException("trial " + trial.number() + " has no " + goal.column());
    }
    return score;
  }

  /** Whether it is complete and keeps every constraint. */
  public boolean isFeasible() {
    return state == TrialState.COMPLETE && violations.stream().allMatch(value -> value <= 0);
  }

  /** Whether all that is known of it was trained by earlier runs. */
  public boolean isTakenOver() {
    return state != TrialState.FAILED && folds > 0 && epochs == 0;
  }

  /** The score, empty unless the trial is complete. */
  public OptionalDouble scored() {
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }
}
