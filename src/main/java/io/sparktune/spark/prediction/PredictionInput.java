package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.input.SourceColumn;
import io.sparktune.spark.input.TableInput;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.prediction.cells.CellForm;
import io.sparktune.spark.prediction.cells.RowCells;
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
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** The rows that a model predicts. */
record PredictionInput(TableInput table, TableModel model) {

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

  /** The most cells, and about the most rows, by which the forms of columns are guessed. */
  private static final int GUESSED_CELLS = 1 << 20;

  private static final int GUESSED_ROWS = 10_000;

  /**
   * The rows in the order of the input: its columns, then those of {@link
   * io.sparktune.spark.input.files.RowOrigin}.
   */
  JavaRDD<Row> rows() {
    return table.inOrder(table.rows().mapPartitions(new InputReading<>()));
  }

  /** The same in batches of columns; empty where they are not read so. */
  Optional<JavaRDD<ColumnarBatch>> batches() {
    boolean haveTexts =
        model.columns().stream().anyMatch(column -> column.type() == InputColumn.Type.TEXT);
    return haveTexts ? Optional.empty() : table.batches();
  }

  /** The columns of the output, before those of the predictions. */
  StructType schema(List<CellForm> forms) {
    List<SourceColumn> columns = table.typed();
    Set<String> untyped = table.untyped();
    StructField[] fields = new StructField[columns.size()];
    for (int i = 0; i < fields.length; i++) {
      SourceColumn column = columns.get(i);
      DataType type =
          untyped.contains(column.name()) ? forms.get(i).type() : column.type().orElseThrow();
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

  /** The look at rows that finds what the model cannot read. */
  InputScan scan() {
    Set<String> untypedNames = table.untyped();
    List<String> names = table.names();
    boolean[] untyped = new boolean[names.size()];
    for (int i = 0; i < untyped.length; i++) {
      untyped[i] = untypedNames.contains(names.get(i));
    }
    return new InputScan(untyped, features(), model);
  }

  /** The forms that the columns have in the first rows. */
  List<CellForm> guessedForms() {
    InputScan scan = scan();
    ScannedRows nothing = scan.nothing();
    if (!nothing.forms().contains(CellForm.MISSING)) {
      return forms(nothing);
    }
    JavaRDD<Row> rows = table.rows();
    if (rows.getNumPartitions() == 0) {
      return forms(nothing);
    }
    int most = Math.max(1, Math.min(GUESSED_ROWS, GUESSED_CELLS / nothing.forms().size()));
    return table.told(
        () ->
            forms(
                rows.mapPartitions(part -> List.of(first(scan, part, most)).iterator())
                    .collectPartitions(new int[] {0})[0]
                    .get(0)));
  }

  private static ScannedRows first(InputScan scan, Iterator<Row> rows, int most) {
    InputScan.Rows scanned = scan.new Rows();
    List<Row> some = new ArrayList<>();
    for (int row = 0; row < most && rows.hasNext(); row++) {
      some.add(rows.next());
    }
    scanned.add(new RowCells(some));
    return scanned.scanned();
  }

  /** The same input read otherwise, where rows are malformed that may be torn. */
  Optional<PredictionInput> whole(ScannedRows scanned) {
    boolean malformed = scanned.faults().stream().anyMatch(fault -> fault.column() == null);
    Optional<TableInput> whole = malformed ? table.whole() : Optional.empty();
    return whole.map(rows -> new PredictionInput(rows, model));
  }

  /**
   * Fails if a row cannot be predicted.
   *
   * @throws DataError with the place of each problem, at most twenty
   */
  void requireReadable(ScannedRows scanned) {
    if (!scanned.faults().isEmpty()) {
      throw new DataError(problems(scanned.faults()));
    }
  }

  /**
   * Tells of what kept the rows from being read.
   *
   * @throws DataError always, but where Spark has no room for its own files
   */
  void tell(Throwable failure) {
    table.told(
        () -> {
          throw failure instanceof Exception e ? e : new IllegalStateException(failure);
        });
  }

  /** The forms in which the output holds the columns. */
  List<CellForm> forms(ScannedRows scanned) {
    int[] places = features();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (model.columns().get(i).isNumeric()) {
        numbers.add(places[i]);
      }
    }
    return scanned.withNumbers(numbers).forms();
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
