package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.input.TableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The rows that a model predicts. */
record PredictionInput(TableInput table, TableModel model) {

  /** The findings of a scan of an input, and the input as it was read for them. */
  record Scan(PredictionInput input, ScannedRows rows) {}

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

  /**
   * The rows in the order of the input: its columns, then those of {@link
   * io.sparktune.spark.input.files.RowOrigin}.
   */
  Dataset<Row> rows() {
    return table.inOrder();
  }

  /** The columns of the output, before those of the predictions. */
  StructType schema(ScannedRows scanned) {
    StructField[] fields = table.rows().schema().fields();
    StructType schema = new StructType();
    for (int i = 0; i < table.names().size(); i++) {
      schema =
          schema.add(
              fields[i].name(),
              table.isUntyped(i) ? scanned.forms().get(i).type() : fields[i].dataType());
    }
    return schema;
  }

  /** The places of the model's features among the columns. */
  int[] features() {
    return model.columns().stream()
        .mapToInt(feature -> table.names().indexOf(feature.name()))
        .toArray();
  }

  /**
   * Reads every row once and fails if one cannot be predicted, so that nothing is written for it.
   *
   * @throws DataError with the place of each problem, at most twenty
   */
  Scan scan() {
    boolean[] untyped = new boolean[table.names().size()];
    for (int i = 0; i < untyped.length; i++) {
      untyped[i] = table.isUntyped(i);
    }
    ScannedRows scanned =
        ScannedRows.all(
                table.told(
                    () ->
                        table
                            .rows()
                            .javaRDD()
                            .mapPartitions(new InputScan(untyped, features(), model))
                            .collect()))
            .orElseGet(() -> InputScan.nothing(untyped));
    boolean malformed = scanned.faults().stream().anyMatch(fault -> fault.column() == null);
    Optional<TableInput> whole = malformed ? table.whole() : Optional.empty();
    if (whole.isPresent()) {
      return new PredictionInput(whole.get(), model).scan();
    }
    if (!scanned.faults().isEmpty()) {
      throw new DataError(scanned.faults().stream().map(this::problem).distinct().toList());
    }
    List<Integer> numbers = new ArrayList<>();
    for (InputColumn feature : model.columns()) {
      if (feature.isNumeric()) {
        numbers.add(table.names().indexOf(feature.name()));
      }
    }
    return new Scan(this, scanned.withNumbers(numbers));
  }

  private String problem(ScannedRows.Fault fault) {
    return fault.column() == null
        ? table.problem(fault.file(), fault.text())
        : table.place(fault.file(), fault.column(), fault.text())
            + ", column \""
            + fault.column()
            + "\": "
            + fault.fault()
            + "; correct it, or leave it empty if it is not known";
  }
}
