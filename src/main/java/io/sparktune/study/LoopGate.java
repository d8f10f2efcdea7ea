package io.sparktune.study;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochGate;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Verdict;
import java.time.InstantSource;
import java.util.List;

/** The gate of a fold that is trained in the loop's own process. */
final class LoopGate implements EpochGate {

  private final Inbox inbox;
  private final FoldAssignment fold;
  private final InstantSource clock;

  LoopGate(Inbox inbox, FoldAssignment fold, InstantSource clock) {
    this.inbox = inbox;
    this.fold = fold;
    this.clock = clock;
  }

  @Override
  public boolean isOpen() {
    return inbox.wants(fold.trial().number(), fold.fold(), fold.attempt());
  }

  @Override
  public Verdict pass(List<EpochScore> scores, Checkpoint kept) {
    return inbox.ask(
        new Event.EpochsScored(
            clock.instant(), fold.trial().number(), fold.fold(), fold.attempt(), scores, kept));
  }
}
