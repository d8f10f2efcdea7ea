package io.sparktune.cli;

import io.sparktune.config.StudyFile;
import io.sparktune.report.text.SlowdownText;
import io.sparktune.run.forecast.RecordedRun;
import io.sparktune.run.forecast.SlowdownMeasurement;
import io.sparktune.run.input.BadInput;
import io.sparktune.simulation.FoldModel;
import io.sparktune.simulation.LogNormal;
import io.sparktune.simulation.ModelledFolds;
import io.sparktune.simulation.RecordedFolds;
import io.sparktune.simulation.Slowdown;
import io.sparktune.simulation.SlowedFoldModel;
import io.sparktune.space.Values;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/** Where the durations and the curves of simulated folds come from. */
public final class FoldModelArguments {

  public static final String EXAMPLE = "--duration \"lognormal(60s, 0.6)\"";
  private static final String MEASURED = "measured";
  private static final String EPOCHS = "training.epochs";

  /** Between two folds of a slot, as measured with folds of a second (docs/decisions/0009). */
  private static final Duration DISPATCH = Duration.ofMillis(13);

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "folder of an earlier run, whose durations and learning curves are repeated")
  private String run;

  @Option(
      names = "--duration",
      paramLabel = "MODEL",
      description = "duration of a whole fold by median and sigma, such as lognormal(60s, 0.6)")
  private String duration;

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

  /**
   * How folds go.
   *
   * @param out hears of what is measured
   */
  FoldModel model(StudyFile file, int slots, PrintStream out) {
    boolean isMeasured = slowdown.equals(MEASURED);
    double factor = isMeasured ? 1 : factor();
    requireOneSource();
    if (run == null) {
      if (isMeasured) {
        throw new BadInput(
            "--slowdown measured: which folds? give --from with the folder of an earlier run, or a"
                + " factor, such as 1.4");
      }
      return slowed(modelled(file), factor);
    }
    RecordedFolds recorded = new RecordedRun(run).foldsFor(file);
    return isMeasured ? measured(file, recorded, slots, out) : slowed(recorded, factor);
  }

  private double factor() {
    try {
      double factor = Double.parseDouble(slowdown);
      if (factor > 0 && Double.isFinite(factor)) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Told below, like numbers that are none of these.
    }
    throw new BadInput(
        "--slowdown " + slowdown + ": give a factor above 0, such as 1.4, or the word measured");
  }

  private static FoldModel slowed(FoldModel folds, double factor) {
    return factor == 1 ? folds : new SlowedFoldModel(folds, factor, Duration.ZERO);
  }

  private FoldModel measured(StudyFile file, RecordedFolds recorded, int slots, PrintStream out) {
    if (recorded.sideBySide() == slots) {
      out.println(SlowdownText.asBefore(slots));
      return recorded;
    }
    Slowdown measured = new SlowdownMeasurement(file, run, recorded, slots).measure();
    out.println(SlowdownText.of(measured));
    out.flush();
    return new SlowedFoldModel(recorded, measured);
  }

  private void requireOneSource() {
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

  private FoldModel modelled(StudyFile file) {
    LogNormal length;
    try {
      length = LogNormal.parse(duration);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "--duration \"" + duration + "\": " + e.getMessage() + ", such as " + EXAMPLE);
    }
    return new ModelledFolds(length, DISPATCH, epochs(file), file.study().goal().direction());
  }

  private static ToIntFunction<Values> epochs(StudyFile file) {
    double[] corner = new double[file.space().dimensions()];
    int fixed = file.trialSettings().apply(file.space().valuesAt(corner)).training().epochs();
    return values -> ((Number) values.of(EPOCHS).orElse(fixed)).intValue();
  }
}
