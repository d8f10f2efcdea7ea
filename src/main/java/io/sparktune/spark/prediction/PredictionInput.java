package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.input.TableInput;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows that a model predicts. */
record PredictionInput(TableInput table, TableModel model) {

  static final int MOST_PROBLEMS = 20;

  /**
   * Opens an input; its cells are not read yet.
   *
   * @throws DataError if it lacks a column that the model reads
   */
  static PredictionInput open(SparkSession spark, Files source, TableModel model) {
    TableInput table = TableInput.open(spark, source);
    InputColumns.require(table.source(), table.columns(), model);
    return new PredictionInput(table, model);
  }

  /** The rows: the input's columns, then those of {@link io.sparktune.spark.input.RowOrigin}. */
  Dataset<Row> rows() {
    return table.rows();
  }

  /** The input's columns. */
  StructType schema() {
    StructType all = rows().schema();
    StructType schema = new StructType();
    for (int i = 0; i < table.names().size(); i++) {
      schema = schema.add(all.fields()[i]);
    }
    return schema;
  }

  /** The places of the model's features among the columns. */
  int[] features() {
    return model.columns().stream()
        .mapToInt(feature -> table.names().indexOf(feature.name()))
        .toArray();
  }

  /** For each column, whether it is text that the model reads as numbers. */
  boolean[] readAsNumbers() {
    boolean[] read = new boolean[table.names().size()];
    for (InputColumn feature : model.columns()) {
      int place = table.names().indexOf(feature.name());
      read[place] =
          feature.isNumeric() && schema().fields()[place].dataType().equals(DataTypes.StringType);
    }
    return read;
  }

  /**
   * Reads every row once and fails if one cannot be predicted, so that nothing is written for it.
   *
   * @throws DataError with the place of each problem, at most twenty
   */
  void requireReadable() {
    List<Row> faults =
        rows()
            .mapPartitions(
                new InputCheck(table.names().size(), features(), model), InputCheck.FAULTS)
            .limit(MOST_PROBLEMS)
            .collectAsList();
    if (!faults.isEmpty()) {
      throw new DataError(faults.stream().map(this::problem).distinct().toList());
    }
  }

  private String problem(Row fault) {
    String file = fault.getString(0);
    String column = fault.getString(1);
    String text = fault.getString(2);
    return column == null
        ? table.problem(file, text)
        : table.place(file, column, text)
            + ", column \""
            + column
            + "\": "
            + fault.getString(3)
            + "; correct it, or leave it empty if it is not known";
  }
}
