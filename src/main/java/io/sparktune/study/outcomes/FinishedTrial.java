package io.sparktune.study.outcomes;

import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trial that is over.
 *
 * @param folds that have a score
 * @param epochs that this study trained in all folds, without those of the trial that it resumes
 */
public record FinishedTrial(
    Trial trial,
    TrialOutcome outcome,
    int folds,
    long epochs,
    Instant startedAt,
    Instant finishedAt) {

  public TrialState state() {
    return outcome.state();
  }

  /** The outcome of a complete trial, empty for others. */
  public Optional<TrialOutcome.Complete> completion() {
    return outcome instanceof TrialOutcome.Complete complete
        ? Optional.of(complete)
        : Optional.empty();
  }

  /** The failure, empty unless the trial failed. */
  public Optional<TrialOutcome.Failed> failure() {
    return outcome instanceof TrialOutcome.Failed failed ? Optional.of(failed) : Optional.empty();
  }

  /** The reason why the trial was pruned, empty if it was not. */
  public Optional<String> pruneReason() {
    return outcome instanceof TrialOutcome.Pruned pruned
        ? Optional.of(pruned.reason())
        : Optional.empty();
  }

  /**
   * The mean of the first goal's metric over the folds.
   *
   * @throws IllegalStateException unless the trial is complete
   */
  public double score() {
    return completion().orElseThrow(() -> without("score")).score();
  }

  /** The sample standard deviation over the folds, empty with fewer than two scores. */
  public OptionalDouble scoreDeviation() {
    return completion().map(TrialOutcome.Complete::scoreDeviation).orElse(OptionalDouble.empty());
  }

  /** The scores of every fold in order; empty unless the trial is complete. */
  public List<Double> foldScores() {
    return completion().map(TrialOutcome.Complete::foldScores).orElse(List.of());
  }

  /** The other means by column; empty unless the trial is complete. */
  public Map<String, Double> measured() {
    return completion().map(TrialOutcome.Complete::measured).orElse(Map.of());
  }

  /** The violation of each constraint on outcomes; empty unless the trial is complete. */
  public List<Double> violations() {
    return completion().map(TrialOutcome.Complete::violations).orElse(List.of());
  }

  /** The mean over the folds of the epoch that was scored; 0 unless the trial is complete. */
  public int bestEpoch() {
    return completion().map(TrialOutcome.Complete::bestEpoch).orElse(0);
  }

  /**
   * The score for one of the study's goals, of a complete trial.
   *
   * @throws IllegalStateException if its metric was not measured
   */
  public double scoreFor(Goal goal) {
    Double mean = measured().get(goal.column());
    if (mean != null) {
      return mean;
    }
    if (goal.isCost()) {
      throw without(goal.column());
    }
    return score();
  }

  private IllegalStateException without(String column) {
    return new IllegalStateException("trial " + trial.number() + " has no " + column);
  }

  /** Whether it is complete and satisfies every constraint. */
  public boolean isFeasible() {
    return completion().isPresent() && violations().stream().allMatch(value -> value <= 0);
  }

  /** Whether a complete trial is better than another one; of equal ones, the earlier is. */
  public boolean isBetterThan(Optional<FinishedTrial> best, Direction direction) {
    if (best.isEmpty() || direction.isBetter(score(), best.get().score())) {
      return true;
    }
    return Double.compare(score(), best.get().score()) == 0
        && trial.number() < best.get().trial().number();
  }

  /** Whether all that is known of it was trained by earlier runs. */
  public boolean isTakenOver() {
    return state() != TrialState.FAILED && folds > 0 && epochs == 0;
  }
}
