package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.input.CellColumn;
import io.sparktune.spark.input.DataFrameTable;
import io.sparktune.spark.input.ParquetInput;
import io.sparktune.training.nd4j.BadModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A trained model that predicts for the rows of DataFrames. */
public final class ModelOnFrames {

  private final Map<String, byte[]> files;
  private final TableModel model;
  private final Outputs outputs;

  /**
   * The model in these files.
   *
   * @throws BadModelFile if one is missing or cannot be read
   */
  public ModelOnFrames(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
    this.model = TableModel.of(files);
    this.outputs = new Outputs(model.description());
  }

  /** The model's files, by name. */
  public Map<String, byte[]> files() {
    return files;
  }

  /** The columns that the model reads. */
  public List<String> features() {
    return model.columns().stream().map(InputColumn::name).toList();
  }

  /**
   * The columns of the input and those of the predictions.
   *
   * @throws DataError if the model cannot read such an input
   */
  public StructType schema(StructType input) {
    List<String> names = List.of(input.fieldNames());
    InputColumns.require(DataFrameTable.NAME, names, model);
    ParquetInput.requireFlat(
        DataFrameTable.NAME,
        Arrays.stream(input.fields()).filter(field -> features().contains(field.name())).toList());
    return outputs.behind(input);
  }

  /**
   * The rows of a DataFrame with their predictions; nothing is run yet.
   *
   * @throws DataError if the model cannot read such an input
   */
  public Dataset<Row> predict(Dataset<Row> frame) {
    StructType schema = schema(frame.schema());
    List<Column> columns = new ArrayList<>();
    for (String name : frame.columns()) {
      columns.add(ParquetInput.column(frame, name));
    }
    for (String name : features()) {
      columns.add(CellColumn.text(frame, name));
    }
    return frame
        .select(columns.toArray(Column[]::new))
        .mapPartitions(
            new PredictTask(broadcast(frame.sparkSession()), new boolean[frame.columns().length]),
            Encoders.row(schema));
  }

  /** Registers a function of one struct, whose fields are the columns that the model reads. */
  public void register(SparkSession session, String name) {
    session.udf().register(name, new PredictFunction(broadcast(session)), functionType());
  }

  private DataType functionType() {
    return outputs.areClasses() ? outputs.behind(new StructType()) : DataTypes.DoubleType;
  }

  private Broadcast<Map<String, byte[]>> broadcast(SparkSession session) {
    return JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(files);
  }
}
