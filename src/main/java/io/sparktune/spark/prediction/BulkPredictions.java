package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.images.FittedImages;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.text.FittedText;
import io.sparktune.spark.input.SparkFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.prediction.images.ListedImages;
import io.sparktune.spark.prediction.output.OutputFiles;
import io.sparktune.spark.prediction.output.OutputForm;
import io.sparktune.spark.prediction.texts.ListedTexts;
import io.sparktune.training.trained.TrainedModel;
import io.sparktune.trial.TargetScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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
    if (trained.preparation() instanceof FittedText text && text.readsOneText()) {
      Optional<ListedTexts> listed =
          ListedTexts.of(
              source, new SparkFiles(InputSpark.of(spark)), trained.description().labels());
      if (listed.isPresent()) {
        return ofTexts(trained, listed.get(), text.texts().get(0).name(), form, folder);
      }
    }
    return new TablePredictions(spark, model, TableModel.of(trained)).write(source, form, folder);
  }

  /**
   * Writes the file of each text, the name of its folder if that is a label, and its prediction.
   */
  private WrittenPredictions ofTexts(
      TrainedModel trained, ListedTexts listed, String column, OutputForm form, String folder) {
    Outputs outputs = new Outputs(trained.description());
    StructType kept = new StructType().add(ListedImages.FILE, DataTypes.StringType);
    boolean haveTargets = !listed.targets().isEmpty();
    if (haveTargets) {
      kept = kept.add(trained.description().target(), DataTypes.StringType);
    }
    InputColumns.requireFree(listed.files().get(0), List.of(kept.fieldNames()), outputs);
    float[][] predictions = trained.predict(listed.dataset(column));
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < predictions.length; row++) {
      String file = listed.files().get(row);
      Object[] cells =
          haveTargets ? new Object[] {file, listed.targets().get(row)} : new Object[] {file};
      rows.add(outputs.answer(cells, predictions[row]));
    }
    StructType schema = outputs.behind(kept);
    OutputFiles output = OutputFiles.of(form);
    Dataset<Row> predicted = spark.createDataFrame(rows, schema);
    output.write(predicted, folder);
    TargetScores scores =
        new PredictionScoring(trained.description(), CellFormat.plain(List.of()))
            .scores(predicted, rows.size())
            .orElse(null);
    return new WrittenPredictions(rows.size(), output.head(schema), scores);
  }
}
