package io.sparktune.spark.folds;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.TaskContext;

/** The gate of one fold on an executor: asks the driver, and trains on where it is not reached. */
final class RemoteCallback implements EpochCallback {

  private static final long MOST_NANOS_FOR_AN_ANSWER = TimeUnit.SECONDS.toNanos(30);
  private static final long NANOS_BETWEEN_QUESTIONS = TimeUnit.MILLISECONDS.toNanos(20);

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

  /**
   * What a task that Spark has started again is to do. The driver may hear late how it ended
   * before, and never if it has too much to hear; then the fold is trained.
   */
  Repetition repetition(TaskContext task) {
    FoldMessage question =
        new FoldMessage.Repeated(fold, task.stageId(), task.partitionId(), task.attemptNumber());
    long until = System.nanoTime() + MOST_NANOS_FOR_AN_ANSWER;
    Repetition answer = Repetition.WAIT;
    while (answer == Repetition.WAIT && System.nanoTime() - until < 0 && !task.isInterrupted()) {
      answer =
          line.ask(question)
              .map(name -> Repetition.valueOf((String) name))
              .orElse(Repetition.TRAIN);
      if (answer == Repetition.WAIT) {
        LockSupport.parkNanos(NANOS_BETWEEN_QUESTIONS);
      }
    }
    return answer;
  }

  /** Where this attempt was last kept by a Spark task that is lost. */
  Checkpoint lastKept() {
    return line.ask(new FoldMessage.Kept(fold))
        .map(int[].class::cast)
        .map(kept -> new Checkpoint(kept[0], kept[1]))
        .orElse(Checkpoint.NONE);
  }
}
