package io.sparktune.run;

import io.sparktune.data.DataSource.Files;
import io.sparktune.lake.Storage;
import io.sparktune.lake.output.HiddenFolder;
import io.sparktune.lake.output.JoinedBytes;
import io.sparktune.lake.output.JoinedParquet;
import io.sparktune.report.PredictionReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.JobDescription;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.prediction.WrittenPredictions;
import io.sparktune.spark.prediction.output.OutputForm;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Predictions for the rows of files, to be written to files.
 *
 * @param model a study's {@code models/best} folder
 * @param output does not exist yet; one file where its name ends in {@code .csv}, {@code .csv.gz},
 *     {@code .tsv} or {@code .parquet}, otherwise a folder
 * @param format of the output; by its name where it is empty, Parquet in a folder
 */
public record FilePrediction(
    String model, Files input, String output, Optional<OutputForm.Format> format) {

  /** Predictions in a form that the output's name shows. */
  public FilePrediction(String model, Files input, String output) {
    this(model, input, output, Optional.empty());
  }

  /**
   * Nothing is left where one row cannot be predicted. The output appears when it is whole.
   *
   * @return what was written, with its scores where the input has a column of the target
   * @throws BadInput if the model, the input or the output cannot be used
   */
  public PredictionReport write(SparkSession session) {
    SparkDriver spark = SparkDriver.of(session);
    return Problems.in(
        () -> {
          try (JobDescription predicting =
              spark.describe("predicts " + input.path() + " into " + output)) {
            return write(
                spark,
                (files, form, folder) -> spark.predictions().write(files, input, form, folder));
          } catch (UncheckedIOException e) {
            throw BadInput.of(e, "check the names of the model and of the output");
          }
        });
  }

  /**
   * Writes the steps of series that have not come yet.
   *
   * @param steps of each series
   * @param level the share of what may come that should lie between {@code low} and {@code high}
   * @throws BadInput if the model, the input or the output cannot be used
   */
  public PredictionReport forecast(SparkSession session, int steps, double level) {
    SparkDriver spark = SparkDriver.of(session);
    return Problems.in(
        () -> {
          try (JobDescription foretelling =
              spark.describe("foretells " + input.path() + " into " + output)) {
            return write(
                spark,
                (files, form, folder) ->
                    spark.predictions().forecast(files, input, steps, level, form, folder));
          } catch (UncheckedIOException e) {
            throw BadInput.of(e, "check the names of the model and of the output");
          }
        });
  }

  private interface Writing {
    WrittenPredictions write(Map<String, byte[]> model, OutputForm form, String folder);
  }

  private PredictionReport write(SparkDriver spark, Writing writing) {
    OutputForm form = OutputForm.of(output, format);
    Map<String, byte[]> files = TunedModel.read(model, spark.fileSystems()).files();
    Storage place = Storage.at(output, spark.fileSystems());
    if (place.exists()) {
      throw new BadInput(output + ": exists already; name a file or folder that does not");
    }
    try (HiddenFolder hidden = HiddenFolder.beside(place)) {
      WrittenPredictions written = writing.write(files, form, hidden.parts());
      if (form.layout() == OutputForm.Layout.FOLDER) {
        hidden.publishParts();
      } else {
        hidden.publishJoined(
            form.format() == OutputForm.Format.CSV
                ? new JoinedBytes(written.head())
                : new JoinedParquet());
      }
      return new PredictionReport(output, written.rows(), written.scores());
    }
  }
}
