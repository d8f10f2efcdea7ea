package io.sparktune.report;

import java.time.Duration;
import java.util.Optional;

/**
 * The time that a slot of this driver takes for an epoch, with all that lies between two folds. The
 * first fold of each slot does not count, for it waits for Java and Spark to start, and folds count
 * by the square of their number, so that what happened of late says most.
 *
 * <p>How long a start takes on this machine, the first fold tells: Java compiles while the next
 * ones are trained, and the end of the study, with code of its own, is a start again.
 */
final class WorkRate {

  private static final double SECOND = 1e9;

  /** Once this many folds have come back behind the first ones, their time is typical. */
  private static final int FEWEST_FOLDS = 4;

  /** Folds that take so long say nothing of the start. */
  private static final double LONG_NANOS = 60 * SECOND;

  /** No start takes longer; what lies beyond is training. */
  private static final double LONGEST_START_NANOS = 3 * SECOND;

  /** Measured on ten studies: after t starts, training takes 1 + 3 exp(-t / 2) times as long. */
  private static final double SLOWNESS = 3;

  private static final double WARM_UP_STARTS = 2;

  /** The winner's files and the last tables wait for Java to compile as the start does. */
  private static final double END_STARTS = 0.9;

  private final long openedAt;
  private long lastAt;
  private long lastFoldAt;
  private long lastEpochs;
  private int slots;
  private double slotNanos;
  private long beganAt = -1;
  private double firstNanos;
  private double firstEpochs;
  private int folds;
  private int warm;
  private double weightedNanos;

  /** The same as if all had been compiled from the start. */
  private double warmNanos;

  private double weightedEpochs;

  /**
   * @param now in nanoseconds, when this driver takes the study up
   * @param epochs that earlier drivers trained
   */
  WorkRate(long now, long epochs) {
    openedAt = now;
    lastAt = now;
    lastFoldAt = now;
    lastEpochs = epochs;
  }

  /** Counts the time until now, in which there were as many slots as before this event. */
  void passed(long now, int slotsNow) {
    slotNanos += (double) Math.max(1, slots) * (now - lastAt);
    lastAt = now;
    slots = slotsNow;
  }

  /** A fold was given to a slot now. */
  void foldStarted() {
    if (folds == 0 && beganAt < 0) {
      beganAt = lastAt;
    }
  }

  /**
   * Counts a fold that came back now.
   *
   * @param epochs in all folds until now
   */
  void foldEnded(long epochs) {
    folds++;
    if (folds == 1) {
      firstNanos = lastAt - (beganAt < 0 ? openedAt : beganAt);
      firstEpochs = (double) (epochs - lastEpochs) / Math.max(1, slots);
    }
    boolean isFirst = folds <= Math.max(1, slots);
    if (!isFirst || lastAt - lastFoldAt >= LONG_NANOS) {
      warm++;
      double weight = (double) folds * folds;
      warmNanos += weight * slotNanos / (1 + slowness());
      weightedNanos += weight * slotNanos;
      weightedEpochs += weight * (epochs - lastEpochs);
    }
    slotNanos = 0;
    lastFoldAt = lastAt;
    lastEpochs = epochs;
  }

  /** Since this driver took the study up. */
  Duration elapsed() {
    return Duration.ofNanos(lastAt - openedAt);
  }

  /**
   * The time until the winner is trained; empty before enough has settled.
   *
   * @param epochs that are left in all slots
   * @param ofWinner epochs of the winner's training, in one slot
   */
  Optional<Duration> left(double epochs, double ofWinner) {
    boolean isSettled = warm >= FEWEST_FOLDS || (warm > 0 && lastAt - openedAt >= LONG_NANOS);
    if (!isSettled || weightedEpochs <= 0) {
      return Optional.empty();
    }
    double nanosOfEpoch = warmNanos / weightedEpochs;
    double work = nanosOfEpoch * epochs / Math.max(1, slots);
    double warmUpNanos = WARM_UP_STARTS * startNanos();
    double warmUp = slowness() * warmUpNanos * -Math.expm1(-work / Math.max(1, warmUpNanos));
    double end = nanosOfEpoch * ofWinner + END_STARTS * startNanos();
    return Optional.of(Duration.ofNanos((long) (work + warmUp + end)));
  }

  /** What the first fold took beyond its training. */
  private double startNanos() {
    double training = weightedEpochs > 0 ? weightedNanos / weightedEpochs * firstEpochs : 0;
    return Math.min(LONGEST_START_NANOS, Math.max(0, firstNanos - training));
  }

  /** By how much training takes longer now than when all is compiled, as a share of that time. */
  private double slowness() {
    double since = lastAt - Math.max(openedAt, beganAt);
    return SLOWNESS * Math.exp(-since / Math.max(1, WARM_UP_STARTS * startNanos()));
  }
}
