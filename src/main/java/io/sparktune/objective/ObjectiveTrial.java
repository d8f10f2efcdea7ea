package io.sparktune.objective;

import io.sparktune.space.Values;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.List;

/** A trial that is to be scored. For one thread. */
public final class ObjectiveTrial {

  private final FoldAssignment assignment;
  private final EpochCallback callback;
  private final int mostEpochs;
  private final List<EpochScore> unreported = new ArrayList<>();
  private long epochStartNanos = System.nanoTime();
  private int epochs;
  private boolean stopped;

  ObjectiveTrial(FoldAssignment assignment, EpochCallback callback, int mostEpochs) {
    this.assignment = assignment;
    this.callback = callback;
    this.mostEpochs = mostEpochs;
  }

  public Values values() {
    return assignment.trial().values();
  }

  /** Of everything random in the trial; the same if it is tried again. */
  public long seed() {
    return assignment.seed();
  }

  /** Whether a parameter is there, or in a branch that the other values close. */
  public boolean isOn(String parameter) {
    return values().of(parameter).isPresent();
  }

  /** A number, whole or not. */
  public double real(String parameter) {
    return value(parameter, Number.class, "number").doubleValue();
  }

  public long integer(String parameter) {
    return value(parameter, Long.class, "whole number");
  }

  public String text(String parameter) {
    return value(parameter, String.class, "text");
  }

  public boolean truth(String parameter) {
    return value(parameter, Boolean.class, "truth value");
  }

  private <T> T value(String parameter, Class<T> type, String noun) {
    Object value =
        values()
            .of(parameter)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no " + parameter + " in " + values()));
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s is %s, which is not a %s".formatted(parameter, value, noun));
    }
    return type.cast(value);
  }

  /**
   * Reports the score after one more epoch, by which a pruner judges the trial. An objective
   * without epochs reports nothing.
   *
   * @param score NaN where there is none yet
   * @return whether the trial continues; where it does not, any score may be returned at once
   */
  public boolean report(double score) {
    if (epochs == mostEpochs) {
      throw new IllegalStateException(
          "reported "
              + (epochs + 1)
              + " times, but the study's trials have "
              + mostEpochs
              + (mostEpochs == 1 ? " epoch" : " epochs")
              + " at most: give withPruner more");
    }
    epochs++;
    keep(score);
    if (epochs < mostEpochs && !stopped) {
      EpochDecision verdict = callback.pass(List.copyOf(unreported), assignment.from());
      if (verdict != EpochDecision.UNHEARD) {
        unreported.clear();
      }
      stopped = verdict == EpochDecision.STOP;
    }
    return !stopped;
  }

  /** An objective in one piece has one epoch. */
  void end(double score) {
    if (epochs == 0) {
      epochs = 1;
      keep(score);
    }
  }

  private void keep(double score) {
    long now = System.nanoTime();
    unreported.add(
        new EpochScore(
            epochs,
            null,
            Double.isFinite(score) ? score : null,
            (now - epochStartNanos) / 1_000_000));
    epochStartNanos = now;
  }

  int epochs() {
    return epochs;
  }

  boolean isStopped() {
    return stopped;
  }

  List<EpochScore> unreported() {
    return unreported;
  }
}
