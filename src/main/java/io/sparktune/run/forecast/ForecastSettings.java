package io.sparktune.run.forecast;

import io.sparktune.run.input.BadInput;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a study is simulated on, and where the times of its folds come from.
 *
 * @param slots folds in training side by side
 * @param executorSlots slots of each executor
 * @param lossesPerHour how often each executor is lost
 * @param run the folder of an earlier run whose folds are repeated; null for none
 * @param duration of a whole fold, such as {@code lognormal(60s, 0.6)}; null for none
 * @param slowdown a factor on the durations of folds, or {@code measured}
 */
public record ForecastSettings(
    int slots,
    int executorSlots,
    double lossesPerHour,
    @Nullable String run,
    @Nullable String duration,
    String slowdown) {

  /** How a duration is given. */
  static final String EXAMPLE = "--duration \"lognormal(60s, 0.6)\"";

  private static final String MEASURED = "measured";

  public ForecastSettings {
    if (slots < 1) {
      throw new BadInput("--slots " + slots + ": there must be a slot; give 1 or more");
    }
    if (executorSlots < 1 || executorSlots > slots) {
      throw new BadInput(
          "--executor-slots " + executorSlots + ": give from 1 to the " + slots + " of --slots");
    }
    if (!(lossesPerHour >= 0 && Double.isFinite(lossesPerHour))) {
      throw new BadInput(
          "--losses " + lossesPerHour + ": give losses of an executor in an hour, 0 or more");
    }
    requireFactor(slowdown);
    requireOneSource(run, duration);
    if (run == null && slowdown.equals(MEASURED)) {
      throw new BadInput(
          "--slowdown measured: which folds? give --from with the folder of an earlier run, or a"
              + " factor, such as 1.4");
    }
  }

  private static void requireFactor(String slowdown) {
    if (slowdown.equals(MEASURED)) {
      return;
    }
    try {
      double factor = Double.parseDouble(slowdown);
      if (factor > 0 && Double.isFinite(factor)) {
        return;
      }
    } catch (NumberFormatException e) {
      // Told below, like numbers that are none of these.
    }
    throw new BadInput(
        "--slowdown " + slowdown + ": give a factor above 0, such as 1.4, or the word measured");
  }

  private static void requireOneSource(@Nullable String run, @Nullable String duration) {
    if (run == null && duration == null) {
      throw new BadInput(
          "--from, --duration: how long do folds take? give --from with the folder of an earlier"
              + " run, or "
              + EXAMPLE);
    }
    if (run != null && duration != null) {
      throw new BadInput("--from, --duration: both say how long folds take; give one of them");
    }
  }

  boolean isMeasured() {
    return slowdown.equals(MEASURED);
  }

  double factor() {
    return Double.parseDouble(slowdown);
  }
}
