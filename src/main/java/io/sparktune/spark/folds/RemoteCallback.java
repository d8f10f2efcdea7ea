package io.sparktune.spark.folds;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import java.util.List;

/** The gate of one fold on an executor: asks the driver, and trains on where it is not reached. */
final class RemoteCallback implements EpochCallback {

  private final FoldAttempt fold;
  private final DriverChannel line;

  RemoteCallback(FoldAttempt fold, DriverChannel line) {
    this.fold = fold;
    this.line = line;
  }

  @Override
  public boolean isOpen() {
    return line.ask(new FoldMessage.Wanted(fold)).map(Boolean.class::cast).orElse(true);
  }

  @Override
  public EpochDecision pass(List<EpochScore> scores, Checkpoint kept) {
    return line.ask(new FoldMessage.Scored(fold, List.copyOf(scores), kept))
        .map(name -> EpochDecision.valueOf((String) name))
        .orElse(EpochDecision.UNHEARD);
  }

  /** Where this attempt was last kept by a Spark task that is lost. */
  Checkpoint lastKept() {
    return line.ask(new FoldMessage.Kept(fold))
        .map(int[].class::cast)
        .map(kept -> new Checkpoint(kept[0], kept[1]))
        .orElse(Checkpoint.NONE);
  }
}
