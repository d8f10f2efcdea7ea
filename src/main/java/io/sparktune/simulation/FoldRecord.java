package io.sparktune.simulation;

import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The record of one fold of an earlier run, over all of its segments. */
final class FoldRecord {

  private final TreeMap<Integer, EpochScore> epochs = new TreeMap<>();
  private long nanosOfSegments;
  private long millisOfEpochs;
  private int segments;
  private FoldOutcome.@Nullable Failed failure;
  private FoldOutcome.@Nullable Scored scored;

  void add(List<EpochScore> scores) {
    scores.forEach(score -> epochs.put(score.epoch(), score));
  }

  /**
   * Takes the end of a segment.
   *
   * @param reported the epochs that this attempt reported before
   */
  void add(FoldResult result, List<EpochScore> reported) {
    add(result.epochs());
    if (result.outcome() instanceof FoldOutcome.Failed failed) {
      failure = failed.kind() == FailureKind.LOST_EXECUTOR ? null : failed;
      if (failure == null) {
        return;
      }
    }
    if (result.outcome() instanceof FoldOutcome.Scored end) {
      scored = end;
      failure = null;
    }
    if (result.wasTakenOver()) {
      return;
    }
    nanosOfSegments += Duration.between(result.startedAt(), result.finishedAt()).toNanos();
    millisOfEpochs += millis(reported) + millis(result.epochs());
    segments++;
  }

  private static long millis(List<EpochScore> scores) {
    return scores.stream().mapToLong(EpochScore::millis).sum();
  }

  /** The scores of the first epochs, in order. */
  List<EpochScore> upTo(int epoch) {
    return List.copyOf(epochs.headMap(epoch, true).values());
  }

  /** The scores of all epochs that have one, in order. */
  DoubleStream scores() {
    return epochs.keySet().stream()
        .map(this::scoreAt)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue);
  }

  boolean isEmpty() {
    return epochs.isEmpty() && failure == null;
  }

  /** Whether nothing of the fold is missing. */
  boolean isWhole() {
    return isScored() || failure != null;
  }

  boolean isScored() {
    return scored != null;
  }

  /** What was measured at its end, by column; empty where it was not. */
  OptionalDouble measured(String column) {
    return scored == null ? OptionalDouble.empty() : scored.measured(column);
  }

  /** What it failed with for good, null for nothing. */
  FoldOutcome.@Nullable Failed failure() {
    return failure;
  }

  int size() {
    return epochs.isEmpty() ? 0 : epochs.lastKey();
  }

  /** The score after an epoch, from 1, or after the last one before it; null for none. */
  @Nullable Double scoreAt(int epoch) {
    var entry = epochs.floorEntry(epoch);
    return entry == null ? null : entry.getValue().score();
  }

  /** The time of an epoch, from 1; of one that is missing, the mean of the others. */
  long nanosAt(int epoch) {
    EpochScore known = epochs.get(epoch);
    return known == null ? meanNanos() : 1_000_000 * known.millis();
  }

  long meanNanos() {
    return epochs.isEmpty()
        ? 0
        : 1_000_000 * epochs.values().stream().mapToLong(EpochScore::millis).sum() / epochs.size();
  }

  /** The time of a segment beside its epochs: preparing, building, and what clocks cut off. */
  Duration setUp() {
    long nanos = nanosOfSegments - 1_000_000 * millisOfEpochs;
    return Duration.ofNanos(segments == 0 ? 0 : Math.max(0, nanos / segments));
  }
}
