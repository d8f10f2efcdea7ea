package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.images.FittedImages;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.training.trained.TrainedModel;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Predicts every row of an input with a trained model, in bulk. */
public final class BulkPredictions {

  private final SparkSession spark;

  public BulkPredictions(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Writes files with the steps of series that have not come yet.
   *
   * @param steps of each series
   * @param level the share of what may come that should lie between {@code low} and {@code high}
   * @throws DataError if the model is none of series, or cannot read the input
   */
  public WrittenPredictions forecast(
      Map<String, byte[]> model,
      Files source,
      int steps,
      double level,
      OutputForm form,
      String folder) {
    TrainedModel trained = TrainedModel.of(model);
    if (!(trained.preparation() instanceof FittedSeries series)) {
      throw new DataError(
          "the model reads data of the kind "
              + trained.description().data()
              + ", but forecasts are of series; use predict");
    }
    return new SeriesPredictions(spark, trained, series)
        .forecast(source, steps, level, form, folder);
  }

  /**
   * Writes files with the input's columns, {@code prediction}, and {@code probability_<class>} for
   * each class. Columns without a type, such as those of CSV, are numbers where every cell is one.
   *
   * @param model its files, by name
   * @param folder that does not exist
   * @throws DataError if the input lacks a column or holds a cell that cannot be read
   */
  public WrittenPredictions write(
      Map<String, byte[]> model, Files source, OutputForm form, String folder) {
    TrainedModel trained = TrainedModel.of(model);
    if (trained.preparation() instanceof FittedImages images) {
      return new ImagePredictions(spark, model, trained, images).write(source, form, folder);
    }
    if (trained.preparation() instanceof FittedSeries series) {
      return new SeriesPredictions(spark, trained, series).write(source, form, folder);
    }
    return new TablePredictions(spark, model, TableModel.of(trained)).write(source, form, folder);
  }
}
