package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.simulation.Slowdown;
import java.util.Locale;

/** The slowdown of folds that are trained side by side, in one line. */
public final class SlowdownText {

  private static final long LEAST_MILLIS_TOLD = 100;

  private SlowdownText() {}

  /** Such as: folds take 1.42 times as long 2 side by side as alone (11 rounds, ...). */
  public static String of(Slowdown slowdown) {
    String sentence =
        String.format(
            Locale.ROOT,
            "folds take %.2f times as long %d side by side as %s (%s, half of them from"
                + " %.2f to %.2f; measured on this machine in %d s)",
            slowdown.factor(),
            slowdown.slots(),
            slowdown.base() == 1 ? "alone" : String.valueOf(slowdown.base()),
            Numbers.count(slowdown.rounds().size(), "round"),
            slowdown.quantile(0.25),
            slowdown.quantile(0.75),
            Math.round(slowdown.took().toMillis() / 1000.0));
    return slowdown.compiling().toMillis() < LEAST_MILLIS_TOLD
        ? sentence
        : String.format(
            Locale.ROOT,
            "%s; the first ones start late by %.1f s, for Java compiles on the same processors",
            sentence,
            slowdown.compiling().toMillis() / 1000.0);
  }

  /** Where an earlier run had as many on one machine. */
  public static String asBefore(int sideBySide) {
    return String.format(
        Locale.ROOT,
        "folds take as long as in the earlier run, which had as many side by side: %d",
        sideBySide);
  }
}
