package io.sparktune.report;

import io.sparktune.study.state.StudyState;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The time that a slot of this driver takes for an epoch, with all that lies between two folds. The
 * first fold of each slot does not count, for it waits for Java and Spark to start, and folds count
 * by the square of their number, so that what happened of late says most.
 */
final class WorkRate {

  private static final double SECOND = 1e9;

  /** Once this many folds have come back behind the first ones, their time is typical. */
  private static final int FEWEST_FOLDS = 4;

  /** Folds that take so long say nothing of the start. */
  private static final double LONG_NANOS = 60 * SECOND;

  /** Training in a new Java process takes about twice as long at first, less by this time. */
  private static final double WARM_UP_NANOS = 5 * SECOND;

  private final long openedAt;
  private long lastAt;
  private long lastFoldAt;
  private long lastEpochs;
  private int slots;
  private double slotNanos;
  private int folds;
  private int warm;
  private double weightedNanos;
  private double weightedEpochs;

  /**
   * @param now in nanoseconds, when this driver takes the study up
   */
  WorkRate(long now, StudyState before) {
    openedAt = now;
    lastAt = now;
    lastFoldAt = now;
    lastEpochs = before.epochs();
  }

  /** Counts the time until now, in which there were as many slots as before this event. */
  void passed(long now, StudyState state) {
    slotNanos += (double) Math.max(1, slots) * (now - lastAt);
    lastAt = now;
    slots = state.slots();
  }

  /** Counts a fold that came back now. */
  void foldEnded(StudyState state) {
    folds++;
    boolean isFirst = folds <= Math.max(1, slots);
    if (!isFirst || lastAt - lastFoldAt >= LONG_NANOS) {
      warm++;
      double weight = (double) folds * folds;
      weightedNanos += weight * slotNanos;
      weightedEpochs += weight * (state.epochs() - lastEpochs);
    }
    slotNanos = 0;
    lastFoldAt = lastAt;
    lastEpochs = state.epochs();
  }

  /** Since this driver took the study up. */
  Duration elapsed() {
    return Duration.ofNanos(lastAt - openedAt);
  }

  /** Nanoseconds of a slot for an epoch; empty before enough has settled. */
  OptionalDouble nanosOfEpoch() {
    boolean isSettled = warm >= FEWEST_FOLDS || (warm > 0 && lastAt - openedAt >= LONG_NANOS);
    if (!isSettled || weightedEpochs <= 0) {
      return OptionalDouble.empty();
    }
    double slowness = 1 + Math.exp(-(lastAt - openedAt) / WARM_UP_NANOS);
    return OptionalDouble.of(weightedNanos / weightedEpochs / slowness);
  }
}
