package io.sparktune.run;

import io.sparktune.data.DataSource.Files;
import io.sparktune.lake.Storage;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.JobDescription;
import io.sparktune.spark.SparkDriver;
import java.io.UncheckedIOException;
import org.apache.spark.sql.SparkSession;

/**
 * Predictions for the rows of files, to be written as Parquet.
 *
 * @param model a study's {@code models/best} folder
 * @param output a folder that does not exist yet
 */
public record FilePrediction(String model, Files input, String output) {

  /**
   * Reads every row once before anything is written.
   *
   * @return the number of rows
   * @throws BadInput if the model, the input or the output cannot be used
   */
  public long write(SparkSession session) {
    SparkDriver spark = SparkDriver.of(session);
    return Problems.in(
        () -> {
          try (JobDescription predicting =
              spark.describe("predicts " + input.path() + " into " + output)) {
            var files = TunedModel.read(model, spark.fileSystems()).files();
            if (Storage.at(output, spark.fileSystems()).exists()) {
              throw new BadInput(output + ": exists already; name a folder that does not");
            }
            return spark.predictions().write(files, input, output);
          } catch (UncheckedIOException e) {
            throw BadInput.of(e, "check the names of the model and of the output");
          }
        });
  }
}
