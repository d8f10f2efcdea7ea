package io.sparktune.cli;

import io.sparktune.cli.options.ExitCode;
import io.sparktune.cli.options.VersionLine;
import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Format;
import io.sparktune.report.text.PredictionText;
import io.sparktune.run.FilePrediction;
import io.sparktune.run.SubmittedSession;
import io.sparktune.run.TunedModel;
import io.sparktune.run.input.BadInput;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Foretells the next steps of series with a study's winner. */
@Command(
    name = "forecast",
    description = "Foretell the next steps of series with a trained model.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class ForecastCommand implements Callable<Integer> {

  private static final int MOST_STEPS = 100_000;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "a study's models/best folder, on any Hadoop file system")
  private String model;

  @Parameters(
      index = "1",
      paramLabel = "INPUT",
      description = "the series so far: a file or a folder, or table:NAME of Spark's catalogs")
  private String input;

  @Parameters(
      index = "2",
      paramLabel = "OUTPUT",
      description =
          "a file that ends in .csv, .csv.gz, .tsv or .parquet, or a folder; must not exist yet")
  private String output;

  @Option(
      names = "--steps",
      defaultValue = "12",
      description = "of each series, behind its last known value; ${DEFAULT-VALUE} by default")
  private int steps;

  @Option(
      names = "--level",
      defaultValue = "0.9",
      description = "share of what may come between low and high; ${DEFAULT-VALUE} by default")
  private double level;

  @Mixin private CsvOptions csv;

  @Option(
      names = "--format",
      defaultValue = "AUTO",
      description = "of the input: ${COMPLETION-CANDIDATES}; auto goes by its name")
  private Format format;

  @Override
  public Integer call() {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new BadInput("--steps is " + steps + ", wanted 1 to " + MOST_STEPS);
    }
    if (!(level > 0 && level < 1)) {
      throw new BadInput("--level is " + level + ", wanted a share between 0 and 1");
    }
    try (SubmittedSession spark = SubmittedSession.start("sparktune forecast")) {
      CsvDialect dialect = csv.over(TunedModel.of(model, spark.session()).csv());
      FilePrediction forecast =
          new FilePrediction(model, new Files(input, format, dialect), output, Optional.empty());
      System.out.print(PredictionText.of(forecast.forecast(spark.session(), steps, level)));
      spark.willEndWith(ExitCode.DONE);
      return ExitCode.DONE;
    }
  }
}
