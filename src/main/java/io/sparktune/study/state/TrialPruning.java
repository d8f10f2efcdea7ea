package io.sparktune.study.state;

import java.util.Optional;

/**
 * The pruning of an open trial.
 *
 * @param reason to prune it, the earliest one; empty for none
 * @param decision that was made, empty while the trial runs
 */
public record TrialPruning(Optional<PruneDecision> reason, Optional<PruneDecision> decision) {

  static final TrialPruning NONE = new TrialPruning(Optional.empty(), Optional.empty());

  /** With a reason, unless there is one that comes before it. */
  TrialPruning withReason(PruneDecision later) {
    return reason.isPresent() && !later.isBefore(reason.get())
        ? this
        : new TrialPruning(Optional.of(later), decision);
  }

  TrialPruning decided(PruneDecision made) {
    return new TrialPruning(reason, Optional.of(made));
  }

  /** Whether the trial runs and nothing speaks against that. */
  boolean isNone() {
    return reason.isEmpty() && decision.isEmpty();
  }

  /** Whether there is a reason that was not followed yet. */
  boolean isDue() {
    return reason.isPresent() && (decision.isEmpty() || reason.get().isBefore(decision.get()));
  }
}
