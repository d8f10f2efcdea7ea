package io.sparktune.spark.prediction;

import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.RawTable;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.data.series.SeriesInput;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.CellTexts;
import io.sparktune.spark.input.SparkFiles;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.prediction.output.OutputFiles;
import io.sparktune.spark.prediction.output.OutputForm;
import io.sparktune.spark.prediction.series.ForecastColumns;
import io.sparktune.training.trained.Forecast;
import io.sparktune.training.trained.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Predicts the steps of series, on the driver: each from those before it. */
final class SeriesPredictions {

  private final SparkSession spark;
  private final DataFiles files;
  private final TrainedModel trained;
  private final FittedSeries series;

  SeriesPredictions(SparkSession spark, TrainedModel trained, FittedSeries series) {
    this.spark = spark;
    this.files = new SparkFiles(InputSpark.of(spark));
    this.trained = trained;
    this.series = series;
  }

  /** Writes the columns of the input and what was foretold of each row in the steps before. */
  WrittenPredictions write(Files source, OutputForm form, String folder) {
    RawTable table = files.table(source);
    Outputs outputs = Outputs.of(trained);
    InputColumns.requireFree(source.path(), table.names(), outputs);
    SeriesInput input = SeriesInput.of(series, table);
    float[][] predictions = input.byRow(trained.predict(input.steps()), table.rows());
    int width = table.names().size();
    Object[][] kept = new Object[table.rows()][width];
    StructType schema = new StructType();
    for (int column = 0; column < width; column++) {
      boolean isNumber = table.columns().get(column).numbers() == table.rows();
      String[] texts = isNumber ? new String[0] : CellTexts.of(table.columns().get(column));
      for (int row = 0; row < kept.length; row++) {
        kept[row][column] =
            isNumber ? (Object) table.columns().get(column).numberAt(row) : texts[row];
      }
      schema =
          schema.add(
              table.names().get(column), isNumber ? DataTypes.DoubleType : DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < predictions.length; row++) {
      rows.add(outputs.answer(kept[row], predictions[row]));
    }
    StructType whole = outputs.behind(schema);
    return written(rows, whole, form, folder);
  }

  /** Writes the steps that have not come yet. */
  WrittenPredictions forecast(
      Files source, int steps, double level, OutputForm form, String folder) {
    ForecastColumns columns = new ForecastColumns(series);
    List<Row> rows =
        Forecast.next(trained, files.table(source), steps, level).stream()
            .map(columns::row)
            .toList();
    StructType schema = columns.schema();
    OutputFiles output = OutputFiles.of(form);
    output.write(spark.createDataFrame(rows, schema).coalesce(1), folder);
    return new WrittenPredictions(rows.size(), output.head(schema), null);
  }

  private WrittenPredictions written(
      List<Row> rows, StructType schema, OutputForm form, String folder) {
    OutputFiles output = OutputFiles.of(form);
    Dataset<Row> predicted = spark.createDataFrame(rows, schema);
    output.write(predicted, folder);
    // Steps without one before have no prediction and are not scored.
    String prediction = Outputs.of(trained).names().get(0);
    return new WrittenPredictions(
        rows.size(),
        output.head(schema),
        new PredictionScoring(trained.description(), CellFormat.plain(List.of()))
            .scores(
                predicted.filter(InputFiles.column(predicted, prediction).isNotNull()), rows.size())
            .orElse(null));
  }
}
