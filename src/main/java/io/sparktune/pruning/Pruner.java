package io.sparktune.pruning;

import io.sparktune.trial.FoldAssignment;
import java.util.List;
import java.util.Optional;

/**
 * Decides which trials continue. There are two kinds: some prune trials while they train ({@link
 * #looksAt}, {@link #pruneReason}), the others pause each trial at its rungs and promote the best
 * of the paused ones ({@link #pauseAfter}, {@link #promoted}). A pruner has no state: its answers
 * depend on its arguments only.
 */
public interface Pruner {

  /** The group of trials that a trial is compared with. */
  default int bracket(int trial) {
    return 0;
  }

  /** Whether the trials of a bracket are compared after this epoch, from 1. */
  boolean looksAt(int bracket, int epoch);

  /**
   * The reason to prune a trial here, empty where it continues.
   *
   * @param standing after an epoch at which this pruner looks
   * @param curve the merit of the same folds after each epoch up to this one
   * @param others standings of the other trials after the epochs at which this pruner looks
   */
  Optional<String> pruneReason(CurveStanding standing, List<Double> curve, CurveStandings others);

  /**
   * The epoch after which a trial of a bracket pauses once it is trained up to an epoch.
   *
   * @param epoch 0 for a new trial
   */
  default int pauseAfter(int bracket, int epoch) {
    return FoldAssignment.END;
  }

  /**
   * The paused trials to resume, the most urgent first, in the order in which they start as slots
   * become free.
   *
   * @param paused each with its standing at the rung at which it waits; a trial whose training
   *     ended before that rung waits there too, and its promotions cost nothing
   * @param known standings of all trials, the paused ones included, at every rung that they were on
   *     their way to; a failed one stands at negative infinity at the next rung, and at none beyond
   */
  default List<CurveStanding> promoted(List<CurveStanding> paused, CurveStandings known) {
    return List.of();
  }

  /** The paused trials that are pruned, since they can no longer be promoted. */
  default List<CurveStanding> pruned(List<CurveStanding> paused, CurveStandings known) {
    return List.of();
  }
}
