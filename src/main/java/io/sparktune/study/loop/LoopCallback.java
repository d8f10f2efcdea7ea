package io.sparktune.study.loop;

import io.sparktune.study.events.Event;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import java.time.InstantSource;
import java.util.List;

/** The gate of a fold that is trained in the loop's own process. */
final class LoopCallback implements EpochCallback {

  private final EventInbox inbox;
  private final FoldAssignment fold;
  private final InstantSource clock;

  LoopCallback(EventInbox inbox, FoldAssignment fold, InstantSource clock) {
    this.inbox = inbox;
    this.fold = fold;
    this.clock = clock;
  }

  @Override
  public boolean isOpen() {
    return inbox.wants(fold.trial().number(), fold.fold(), fold.attempt());
  }

  @Override
  public EpochDecision pass(List<EpochScore> scores, Checkpoint kept) {
    return inbox.ask(
        new Event.EpochsScored(
            clock.instant(), fold.trial().number(), fold.fold(), fold.attempt(), scores, kept));
  }
}
