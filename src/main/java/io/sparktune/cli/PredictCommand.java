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
import io.sparktune.spark.prediction.output.OutputForm;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts for every row of a file with a study's winner. */
@Command(
    name = "predict",
    description = "Predict with a trained model for every row of an input.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class PredictCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "a study's models/best folder, on any Hadoop file system")
  private String model;

  @Parameters(
      index = "1",
      paramLabel = "INPUT",
      description =
          "a file or a folder: CSV, Parquet, ORC, Avro or JSON; or table:NAME of Spark's catalogs;"
              + " for images also PNG, JPEG, IDX")
  private String input;

  @Parameters(
      index = "2",
      paramLabel = "OUTPUT",
      description =
          "a file that ends in .csv, .csv.gz, .tsv or .parquet, or a folder; must not exist yet")
  private String output;

  @Mixin private CsvOptions csv;

  @Option(
      names = "--format",
      defaultValue = "AUTO",
      description = "of the input: ${COMPLETION-CANDIDATES}; auto goes by its name")
  private Format format;

  @Option(
      names = "--output-format",
      description = "of a folder: ${COMPLETION-CANDIDATES}; PARQUET by default")
  private OutputForm.Format outputFormat;

  @Override
  public Integer call() {
    try (SubmittedSession spark = SubmittedSession.start("sparktune predict")) {
      CsvDialect dialect = csv.over(TunedModel.of(model, spark.session()).csv());
      FilePrediction prediction =
          new FilePrediction(
              model, new Files(input, format, dialect), output, Optional.ofNullable(outputFormat));
      System.out.print(PredictionText.of(prediction.write(spark.session())));
      spark.willEndWith(ExitCode.DONE);
      return ExitCode.DONE;
    }
  }
}
