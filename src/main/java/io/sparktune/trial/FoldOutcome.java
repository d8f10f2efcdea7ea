package io.sparktune.trial;

import io.sparktune.settings.Secrets;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The outcome of a fold. */
public sealed interface FoldOutcome extends Serializable {

  /**
   * The fold was trained and scored.
   *
   * @param score the first goal's metric, finite
   * @param epochs how many were trained
   * @param bestEpoch the epoch whose weights were scored, from 1
   * @param costs of the network, null where they were not measured
   */
  record Scored(
      double score,
      Scores scores,
      int epochs,
      int bestEpoch,
      long fitMillis,
      long scoreMillis,
      @Nullable Costs costs)
      implements FoldOutcome {

    public Scored {
      Objects.requireNonNull(scores, "scores");
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("the score is " + score);
      }
    }

    /** A fold without a network. */
    public Scored(
        double score, Scores scores, int epochs, int bestEpoch, long fitMillis, long scoreMillis) {
      this(score, scores, epochs, bestEpoch, fitMillis, scoreMillis, null);
    }

    /** The same fold where it had come this far, its times in proportion. */
    Paused pausedAt(Checkpoint kept) {
      double share = (double) kept.epoch() / epochs;
      return new Paused(kept, Math.round(share * fitMillis), Math.round(share * scoreMillis));
    }

    /** What was measured, by a metric's column in the folds table; empty where it was not. */
    public OptionalDouble measured(String column) {
      if (column.equals(CostMetric.FIT_MILLIS.column())) {
        return OptionalDouble.of((double) fitMillis);
      }
      OptionalDouble cost = costs == null ? OptionalDouble.empty() : costs.of(column);
      return cost.isPresent() ? cost : scores.of(column);
    }
  }

  /**
   * The fold was trained up to where it was to pause, and can be resumed anywhere.
   *
   * @param fitMillis of all segments so far
   */
  record Paused(Checkpoint kept, long fitMillis, long scoreMillis) implements FoldOutcome {

    public Paused {
      Objects.requireNonNull(kept, "kept");
    }
  }

  /**
   * Nobody wanted the fold any more.
   *
   * @param epochs how many were trained, in all segments
   */
  record Stopped(int epochs, long fitMillis, long scoreMillis) implements FoldOutcome {}

  /**
   * The fold has no score.
   *
   * @param lostExecutors how many executors the fold's trial has cost so far
   */
  record Failed(FailureKind kind, String message, int lostExecutors) implements FoldOutcome {

    public Failed {
      Objects.requireNonNull(kind, "kind");
      message = Secrets.masked(Objects.requireNonNull(message, "message"));
    }

    private static final String HEAP_REMEDY =
        "; spark.executor.memory gives more, with local[N] --driver-memory or SPARKTUNE_MEMORY";

    /** As many as a trial may cost. */
    public static final int MOST_LOST_EXECUTORS = 2;

    /** A failure that has cost no executor. */
    public Failed(FailureKind kind, String message) {
      this(kind, message, 0);
    }

    /**
     * A lack of memory, with the setting that gives more where it was that of Java's heap.
     *
     * @param message of Java or of native code
     */
    public static Failed outOfMemory(String message) {
      boolean isHeap = message.contains("heap space") || message.contains("GC overhead");
      return new Failed(FailureKind.OUT_OF_MEMORY, isHeap ? message + HEAP_REMEDY : message);
    }

    /** Whether the fold is to be tried again after so many failures before. */
    public boolean isTriedAgain(int failuresBefore) {
      return failuresBefore < kind.retries() && lostExecutors < MOST_LOST_EXECUTORS;
    }
  }
}
