package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.cli.options.WidthOption;
import io.sparktune.report.Numbers;
import io.sparktune.report.text.ScreenWidth;
import io.sparktune.report.text.SimulationText;
import io.sparktune.report.text.SlowdownText;
import io.sparktune.run.forecast.StudyForecast;
import io.sparktune.simulation.SimulationReport;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a study in virtual time, without Spark and data but where it measures. */
@Command(
    name = "simulate",
    description = "Predict the time, use of slots and best score of a study, in virtual time.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class SimulateCommand implements Callable<Integer> {

  @Mixin private StudyFileArguments arguments;

  @Mixin private FoldModelArguments folds;

  @Mixin private WidthOption option;

  @Option(
      names = "--slots",
      defaultValue = "16",
      description = "folds in training side by side (default: ${DEFAULT-VALUE})")
  private int slots;

  @Option(
      names = "--executor-slots",
      defaultValue = "1",
      description = "slots of each executor (default: ${DEFAULT-VALUE})")
  private int executorSlots;

  @Option(
      names = "--losses",
      defaultValue = "0",
      description = "losses of each executor in an hour (default: ${DEFAULT-VALUE})")
  private double lossesPerHour;

  @Override
  public Integer call() {
    ScreenWidth width = option.width();
    PrintStream out = System.out;
    StudyForecast forecast =
        arguments.study().forecast(folds.on(slots, executorSlots, lossesPerHour));
    if (forecast.isAsCrowded()) {
      out.println(width.wrapped(SlowdownText.asBefore(slots)));
    }
    forecast
        .slowdown()
        .ifPresent(slowdown -> out.println(width.wrapped(SlowdownText.of(slowdown))));
    out.println(
        width.wrapped(
            "simulated: study %s, %s, %s search: %s of %s on %s%n"
                .formatted(
                    forecast.study(),
                    forecast.goals(),
                    forecast.sampler(),
                    forecast.trials(),
                    Numbers.count(forecast.foldsOfTrial(), "fold"),
                    Numbers.count(slots, "slot"))));
    out.flush();
    long before = System.nanoTime();
    SimulationReport report = forecast.run();
    double seconds = (System.nanoTime() - before) / 1e9;
    out.print(width.wrapped(SimulationText.of(report)));
    out.printf(
        Locale.ROOT, "%n%,d events of the loop, simulated in %.1f s%n", report.events(), seconds);
    return ExitCode.DONE;
  }
}
