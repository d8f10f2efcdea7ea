package io.sparktune.cli;

import io.sparktune.run.forecast.ForecastSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The arguments for the durations and learning curves of simulated folds. */
final class FoldModelArguments {

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "folder of an earlier run, whose durations and learning curves are repeated")
  private @Nullable String run;

  @Option(
      names = "--duration",
      paramLabel = "MODEL",
      description = "duration of a whole fold by median and sigma, such as lognormal(60s, 0.6)")
  private @Nullable String duration;

  @Option(
      names = "--slowdown",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "how many times as long folds take, such as 1.4 where slots share cores that the earlier"
              + " run had alone; or the word measured, to have that found out in some 40 s, by"
              + " training folds of --from again, side by side in --slots threads"
              + " (default: ${DEFAULT-VALUE})")
  private String slowdown;

  /** Where the durations come from, on a cluster. */
  ForecastSettings on(int slots, int executorSlots, double lossesPerHour) {
    return new ForecastSettings(slots, executorSlots, lossesPerHour, run, duration, slowdown);
  }
}
