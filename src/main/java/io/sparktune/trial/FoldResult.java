package io.sparktune.trial;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a fold assignment.
 *
 * @param epochs those of this attempt that the driver was not told of before
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
    String host,
    String executor)
    implements Serializable {

  public FoldResult {
    epochs = List.copyOf(epochs);
  }

  /** The same with other epochs. */
  public FoldResult withEpochs(List<EpochScore> others) {
    return new FoldResult(
        trial, fold, attempt, seed, outcome, others, startedAt, finishedAt, host, executor);
  }
}
