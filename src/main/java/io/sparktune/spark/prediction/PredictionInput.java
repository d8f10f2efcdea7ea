package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.spark.input.SourceColumn;
import io.sparktune.spark.input.TableInput;
import io.sparktune.spark.input.files.InputSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
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
    TableInput table = TableInput.open(InputSpark.of(spark), source);
    InputColumns.require(table.source(), table.columns(), model);
    return new PredictionInput(table, model);
  }

  /**
   * The rows in the order of the input: its columns, then those of {@link
   * io.sparktune.spark.input.files.RowOrigin}.
   */
  JavaRDD<Row> rows() {
    return table.inOrder();
  }

  /** The columns of the output, before those of the predictions. */
  StructType schema(ScannedRows scanned) {
    List<SourceColumn> columns = table.typed();
    Set<String> untyped = table.untyped();
    StructField[] fields = new StructField[columns.size()];
    for (int i = 0; i < fields.length; i++) {
      SourceColumn column = columns.get(i);
      DataType type =
          untyped.contains(column.name())
              ? scanned.forms().get(i).type()
              : column.type().orElseThrow();
      fields[i] = DataTypes.createStructField(column.name(), type, true);
    }
    return new StructType(fields);
  }

  /** The places of the model's features among the columns. */
  int[] features() {
    Map<String, Integer> places = new HashMap<>();
    table.names().forEach(name -> places.put(name, places.size()));
    return model.columns().stream()
        .mapToInt(feature -> places.getOrDefault(feature.name(), -1))
        .toArray();
  }

  /**
   * Reads every row once and fails if one cannot be predicted, so that nothing is written for it.
   *
   * @throws DataError with the place of each problem, at most twenty
   */
  Scan scan() {
    Set<String> untypedNames = table.untyped();
    List<String> names = table.names();
    boolean[] untyped = new boolean[names.size()];
    for (int i = 0; i < untyped.length; i++) {
      untyped[i] = untypedNames.contains(names.get(i));
    }
    ScannedRows scanned =
        ScannedRows.all(
                table.told(
                    () ->
                        table
                            .rows()
                            .mapPartitions(new InputScan(untyped, features(), model))
                            .collect()))
            .orElseGet(() -> InputScan.nothing(untyped));
    boolean malformed = scanned.faults().stream().anyMatch(fault -> fault.column() == null);
    Optional<TableInput> whole = malformed ? table.whole() : Optional.empty();
    if (whole.isPresent()) {
      return new PredictionInput(whole.get(), model).scan();
    }
    if (!scanned.faults().isEmpty()) {
      throw new DataError(problems(scanned.faults()));
    }
    int[] places = features();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (model.columns().get(i).isNumeric()) {
        numbers.add(places[i]);
      }
    }
    return new Scan(this, scanned.withNumbers(numbers));
  }

  /** In the order of the faults; the malformed lines of a file are looked up at once. */
  private List<String> problems(List<ScannedRows.Fault> faults) {
    Map<String, List<String>> lines = new HashMap<>();
    for (ScannedRows.Fault fault : faults) {
      if (fault.column() == null) {
        lines.computeIfAbsent(fault.file(), any -> new ArrayList<>()).add(fault.text());
      }
    }
    Map<String, Iterator<String>> malformed = new HashMap<>();
    lines.forEach((file, texts) -> malformed.put(file, table.problems(file, texts).iterator()));
    Set<String> problems = new LinkedHashSet<>();
    for (ScannedRows.Fault fault : faults) {
      Iterator<String> ofLines = malformed.get(fault.file());
      if (fault.column() != null) {
        problems.add(ofCell(fault));
      } else if (ofLines != null && ofLines.hasNext()) {
        problems.add(ofLines.next());
      }
    }
    return List.copyOf(problems);
  }

  private String ofCell(ScannedRows.Fault fault) {
    return table.place(fault.file(), String.valueOf(fault.column()), fault.text())
        + ", column \""
        + fault.column()
        + "\": "
        + fault.fault()
        + "; correct it, or leave it empty if it is not known";
  }
}
