package io.sparktune.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Measures on this machine, in real time, how many times as long folds take when more or fewer of
 * them are trained side by side, each on a thread of its own. Both are timed in turns with the same
 * fold, so that what else the machine does meanwhile weighs on both alike.
 */
public final class SlowdownMeter {

  private static final int FEWEST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 99;

  private final int base;
  private final int slots;
  private final int processors;
  private final Duration warmUp;
  private final Duration time;

  /** A fold that can be trained again and again, on any number of threads at once. */
  @FunctionalInterface
  public interface Fold {

    /** Trains on the calling thread; comes to an end soon where it is no longer wanted. */
    void train(BooleanSupplier wanted);
  }

  /**
   * A meter.
   *
   * @param base folds side by side to compare with, 1 for one at a time
   * @param slots folds side by side
   * @param processors for how many folds this machine has processors
   * @param warmUp before anything is timed, in which Java compiles what the folds need
   * @param time after which no round is begun, if there were a few
   */
  public SlowdownMeter(int base, int slots, int processors, Duration warmUp, Duration time) {
    if (base < 1 || slots < 1 || processors < 1) {
      throw new IllegalArgumentException(
          base + " and " + slots + " folds side by side on processors for " + processors);
    }
    this.base = base;
    this.slots = slots;
    this.processors = processors;
    this.warmUp = warmUp;
    this.time = time;
  }

  /** Measures with each of the folds in turn; what they throw is thrown. */
  public Slowdown measure(List<Fold> folds) throws InterruptedException {
    long begun = System.nanoTime();
    try (FoldThreads threads = new FoldThreads(Math.max(base, slots))) {
      Duration compiling = warmUp(threads, folds);
      List<Slowdown.Round> rounds = new ArrayList<>();
      long timed = System.nanoTime();
      while (rounds.size() < FEWEST_ROUNDS
          || (rounds.size() < MOST_ROUNDS && !hasPassed(time, timed))) {
        Fold fold = folds.get(rounds.size() % folds.size());
        rounds.add(round(threads, fold, rounds.size() % 2 == 0));
      }
      return new Slowdown(
          base, slots, rounds, compiling, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /**
   * Has folds trained untimed, and measures how long they hold each other up for what Java
   * compiles: not at all while a processor is left for that, as the compiler has threads of its
   * own.
   */
  private Duration warmUp(FoldThreads threads, List<Fold> folds) throws InterruptedException {
    long begun = System.nanoTime();
    long beside = -threads.nanosBeside();
    for (int round = 0; round < folds.size() || !hasPassed(warmUp, begun); round++) {
      threads.nanos(slots, folds.get(round % folds.size()));
    }
    beside += threads.nanosBeside();
    boolean isHeldUp = slots >= processors && base < processors;
    return Duration.ofNanos(isHeldUp ? Math.max(0, beside / processors) : 0);
  }

  private static boolean hasPassed(Duration time, long sinceNanos) {
    return System.nanoTime() - sinceNanos >= time.toNanos();
  }

  private Slowdown.Round round(FoldThreads threads, Fold fold, boolean baseFirst)
      throws InterruptedException {
    if (baseFirst) {
      double ofBase = threads.nanos(base, fold);
      return new Slowdown.Round(ofBase, threads.nanos(slots, fold));
    }
    double ofSlots = threads.nanos(slots, fold);
    return new Slowdown.Round(threads.nanos(base, fold), ofSlots);
  }
}
