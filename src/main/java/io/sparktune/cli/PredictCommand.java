package io.sparktune.cli;

import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Format;
import io.sparktune.lake.Storage;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.Version;
import io.sparktune.spark.SparkDriver;
import io.sparktune.training.nd4j.BadModelFile;
import io.sparktune.training.trained.TrainedModel;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Foretells every row of a file with a study's winner. */
@Command(
    name = "predict",
    description = "Predict with a trained model for every row of a CSV or Parquet input.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class PredictCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "a study's models/best folder, on any Hadoop file system")
  private String model;

  @Parameters(index = "1", paramLabel = "INPUT", description = "a CSV or Parquet file or folder")
  private String input;

  @Parameters(
      index = "2",
      paramLabel = "OUTPUT",
      description = "a folder for Parquet files, which must not exist yet")
  private String output;

  @Option(names = "--delimiter", defaultValue = ",", description = "between cells of a CSV line")
  private char delimiter;

  @Option(
      names = "--format",
      defaultValue = "AUTO",
      description = "of the input: ${COMPLETION-CANDIDATES}; auto goes by its name")
  private Format format;

  @Override
  public Integer call() {
    if (!SparkDriver.hasMaster()) {
      throw new BadInput(
          "spark.master is not set; start with submit-scripts/run-local.sh or spark-submit");
    }
    try (SparkDriver spark = SparkDriver.start("sparktune predict")) {
      Map<String, byte[]> files = files(Storage.at(model, spark.fileSystems()));
      if (Storage.at(output, spark.fileSystems()).exists()) {
        throw new BadInput(output + ": exists already; name a folder that does not");
      }
      long rows = spark.predictions().write(files, new Files(input, format, delimiter), output);
      System.out.printf(Locale.ROOT, "%,d predictions in %s%n", rows, output);
      return ExitCode.DONE;
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "check the names of the model and of the output");
    } catch (BadModelFile e) {
      String fault = e.getMessage().lines().findFirst().orElseThrow();
      throw new BadInput(model + ": " + fault + "; name a whole models/best folder");
    }
  }

  private Map<String, byte[]> files(Storage folder) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : TrainedModel.FILES) {
      folder.bytes(name).ifPresent(content -> files.put(name, content));
    }
    if (files.isEmpty()) {
      throw new BadInput(model + ": there is no model; name a study's models/best folder");
    }
    return files;
  }
}
