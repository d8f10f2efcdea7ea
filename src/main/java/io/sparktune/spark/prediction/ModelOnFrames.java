package io.sparktune.spark.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.data.RecordJson;
import io.sparktune.data.images.FittedImages;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.data.table.InputColumn;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.spark.input.DataFrameTable;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.prediction.images.PictureColumn;
import io.sparktune.spark.prediction.series.SeriesFunction;
import io.sparktune.training.trained.TrainedModel;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** A trained model that predicts for the rows of DataFrames. */
public final class ModelOnFrames {

  /** The form of the CSV files that the study read, where it read any. */
  public static final String CSV_FILE = "csv.json";

  /** The names of the files that a model is kept in. */
  public static final List<String> FILES =
      Stream.concat(TrainedModel.FILES.stream(), Stream.of(CSV_FILE)).toList();

  private final Map<String, byte[]> files;
  private final CsvDialect csv;
  private final TrainedModel model;
  private final Outputs outputs;

  /**
   * The model in these files.
   *
   * @throws BadModelFile if one is missing or cannot be read
   */
  public ModelOnFrames(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
    this.model = TrainedModel.of(files);
    if (!(model.preparation() instanceof FittedImages)
        && !(model.preparation() instanceof FittedSeries)) {
      TableModel.of(model);
    }
    this.outputs = Outputs.of(model);
    this.csv = csv(files.get(CSV_FILE));
  }

  private static CsvDialect csv(byte @Nullable [] file) {
    try {
      return file == null ? CsvDialect.STANDARD : RecordJson.read(file, CsvDialect.class);
    } catch (JsonProcessingException e) {
      throw new BadModelFile(CSV_FILE + " is damaged: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw BadModelFile.damaged(CSV_FILE, e);
    }
  }

  /** The form of the CSV files that the study read; the standard one where it read none. */
  public CsvDialect csv() {
    return csv;
  }

  /** The model's files, by name. */
  public Map<String, byte[]> files() {
    return files;
  }

  /**
   * The model as one of tables.
   *
   * @throws DataError if it reads other data
   */
  private TableModel table() {
    return TableModel.of(model);
  }

  private boolean readsPictures() {
    return model.preparation() instanceof FittedImages;
  }

  /** The columns that the model reads; the name of that of pictures may be another one. */
  public List<String> features() {
    if (readsPictures()) {
      return List.of(PictureColumn.NAME);
    }
    if (model.preparation() instanceof FittedSeries series) {
      return series.columnNames();
    }
    return table().columns().stream().map(InputColumn::name).toList();
  }

  /**
   * The columns of the input and those of the predictions.
   *
   * @throws DataError if the model cannot read such an input
   */
  public StructType schema(StructType input) {
    if (model.preparation() instanceof FittedSeries series) {
      requireColumns(input, series);
      return outputs.behind(input);
    }
    if (readsPictures()) {
      String unused = PictureColumn.of(DataFrameTable.NAME, input);
      InputColumns.requireFree(DataFrameTable.NAME, List.of(input.fieldNames()), outputs);
      return outputs.behind(input);
    }
    InputColumns.require(DataFrameTable.NAME, DataFrameTable.columns(input), table());
    return outputs.behind(input);
  }

  /**
   * The rows of a DataFrame with their predictions; nothing is run yet.
   *
   * @throws DataError if the model cannot read such an input
   */
  public Dataset<Row> predict(Dataset<Row> frame) {
    StructType schema = schema(frame.schema());
    List<String> names = List.of(frame.columns());
    if (model.preparation() instanceof FittedSeries series) {
      return whole(frame, series)
          .mapPartitions(
              new SeriesPredictTask(broadcast(frame.sparkSession()), names), Encoders.row(schema));
    }
    if (readsPictures()) {
      int picture = names.indexOf(PictureColumn.of(DataFrameTable.NAME, frame.schema()));
      return frame.mapPartitions(
          new ImagePredictTask(
              broadcast(frame.sparkSession()),
              configuration(frame.sparkSession()),
              picture,
              names.size()),
          Encoders.row(schema));
    }
    Map<String, Integer> placeByName = new HashMap<>();
    for (int place = 0; place < names.size(); place++) {
      placeByName.putIfAbsent(names.get(place), place);
    }
    int[] places =
        features().stream().mapToInt(name -> placeByName.getOrDefault(name, -1)).toArray();
    return frame.mapPartitions(
        new PredictTask(broadcast(frame.sparkSession()), places, names.size()),
        Encoders.row(schema));
  }

  private void requireColumns(StructType input, FittedSeries series) {
    InputColumns.requireFree(DataFrameTable.NAME, List.of(input.fieldNames()), outputs);
    List<String> names = List.of(input.fieldNames());
    for (String name : series.columnNames()) {
      if (!names.contains(name)) {
        throw new DataError(
            "%s: there is no column %s, which the model reads; the columns are %s"
                .formatted(DataFrameTable.NAME, name, String.join(", ", names)));
      }
    }
  }

  /** Partitions that have all rows of their series. */
  private static Dataset<Row> whole(Dataset<Row> frame, FittedSeries series) {
    return series.idColumn().isEmpty()
        ? frame.coalesce(1)
        : frame.repartition(InputFiles.column(frame, series.idColumn()));
  }

  /**
   * Registers a function of one struct, whose fields are the columns that the model reads; one of
   * pictures takes a picture, too, and one of series a list of structs, which it foretells the next
   * steps of.
   */
  public void register(SparkSession session, String name) {
    if (readsPictures()) {
      session
          .udf()
          .register(
              name,
              new ImagePredictFunction(broadcast(session), configuration(session)),
              functionType());
      return;
    }
    if (model.preparation() instanceof FittedSeries series) {
      session
          .udf()
          .register(name, new SeriesFunction(broadcast(session)), SeriesFunction.type(series));
      return;
    }
    TableModel unused = table();
    session.udf().register(name, new PredictFunction(broadcast(session)), functionType());
  }

  private DataType functionType() {
    return outputs.haveLabels() ? outputs.behind(new StructType()) : DataTypes.DoubleType;
  }

  private static Broadcast<SerializableConfiguration> configuration(SparkSession session) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  private Broadcast<Map<String, byte[]>> broadcast(SparkSession session) {
    return JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(files);
  }
}
