package io.sparktune.trial;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a fold assignment.
 *
 * @param epochs those of this attempt that were not reported to the driver before
 * @param host null where no task trained the fold
 * @param executor null where no task trained the fold
 * @param takenFrom the trial and the earlier run that trained the fold, whose seed, times and place
 *     these are; null where this study trained it
 */
public record FoldResult(
    int trial,
    int fold,
    int attempt,
    long seed,
    FoldOutcome outcome,
    List<EpochScore> epochs,
    Instant startedAt,
    Instant finishedAt,
    @Nullable String host,
    @Nullable String executor,
    @Nullable String takenFrom,
    @Nullable String natives)
    implements Serializable {

  public FoldResult {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
    epochs = List.copyOf(epochs);
  }

  /** The answer of a study that trained the fold. */
  public FoldResult(
      int trial,
      int fold,
      int attempt,
      long seed,
      FoldOutcome outcome,
      List<EpochScore> epochs,
      Instant startedAt,
      Instant finishedAt,
      @Nullable String host,
      @Nullable String executor) {
    this(
        trial,
        fold,
        attempt,
        seed,
        outcome,
        epochs,
        startedAt,
        finishedAt,
        host,
        executor,
        null,
        null);
  }

  /** Whether an earlier run trained the fold. */
  public boolean wasTakenOver() {
    return takenFrom != null;
  }

  /** The same with other epochs. */
  public FoldResult withEpochs(List<EpochScore> others) {
    return new FoldResult(
        trial,
        fold,
        attempt,
        seed,
        outcome,
        others,
        startedAt,
        finishedAt,
        host,
        executor,
        takenFrom,
        natives);
  }

  /** The same fold, for a study that takes it over. */
  public FoldResult takenOver(String from) {
    return new FoldResult(
        trial,
        fold,
        attempt,
        seed,
        outcome,
        epochs,
        startedAt,
        finishedAt,
        host,
        executor,
        from,
        natives);
  }

  /** The same, by natives other than the driver's. */
  public FoldResult trainedBy(String others) {
    return new FoldResult(
        trial,
        fold,
        attempt,
        seed,
        outcome,
        epochs,
        startedAt,
        finishedAt,
        host,
        executor,
        takenFrom,
        others);
  }

  /**
   * Answers an assignment of the same fold of another trial with this fold, which was scored: the
   * epochs that are asked for, and the score where these are all.
   */
  public FoldResult answerTo(FoldAssignment asked) {
    FoldOutcome.Scored whole = (FoldOutcome.Scored) outcome;
    boolean pauses = asked.pauseAfter() < whole.epochs();
    Checkpoint kept = new Checkpoint(asked.attempt(), Math.min(asked.pauseAfter(), whole.epochs()));
    return new FoldResult(
        asked.trial().number(),
        asked.fold(),
        asked.attempt(),
        seed,
        pauses ? whole.pausedAt(kept) : whole,
        epochs.stream()
            .filter(score -> score.epoch() > asked.from().epoch() && score.epoch() <= kept.epoch())
            .toList(),
        startedAt,
        finishedAt,
        host,
        executor,
        takenFrom,
        natives);
  }
}
