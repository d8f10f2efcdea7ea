package io.sparktune.spark;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochGate;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.Verdict;
import java.util.List;

/** The gate of one fold on an executor: asks the driver, and trains on where it is not reached. */
final class LiveGate implements EpochGate {

  private final LiveFold fold;
  private final DriverLine line;

  LiveGate(LiveFold fold, DriverLine line) {
    this.fold = fold;
    this.line = line;
  }

  @Override
  public boolean isOpen() {
    return line.ask(new LiveMessage.Wanted(fold)).map(Boolean.class::cast).orElse(true);
  }

  @Override
  public Verdict pass(List<EpochScore> scores, Checkpoint kept) {
    return line.ask(new LiveMessage.Scored(fold, List.copyOf(scores), kept))
        .map(name -> Verdict.valueOf((String) name))
        .orElse(Verdict.UNHEARD);
  }

  /** Where this attempt was last kept by a Spark task that is lost. */
  Checkpoint lastKept() {
    return line.ask(new LiveMessage.Kept(fold))
        .map(int[].class::cast)
        .map(kept -> new Checkpoint(kept[0], kept[1]))
        .orElse(Checkpoint.NONE);
  }
}
