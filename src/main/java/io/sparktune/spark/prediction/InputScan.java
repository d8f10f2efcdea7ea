package io.sparktune.spark.prediction;

import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.files.TaskMemory;
import io.sparktune.spark.input.rows.CellValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Reads one Spark partition of a {@link PredictionInput} once, to find what a model cannot read and
 * which columns of text are numbers.
 */
final class InputScan implements FlatMapFunction<Iterator<Row>, ScannedRows> {

  private static final long serialVersionUID = 1;

  private final int columns;
  private final boolean[] untyped;
  private final String[] names;
  private final InputColumn.Type[] types;
  private final int[] places;
  private final CellFormat format;

  /**
   * @param untyped for each column of the input, whether it is text only for want of types
   * @param features places of the model's features among the columns
   */
  InputScan(boolean[] untyped, int[] features, TableModel model) {
    this.columns = untyped.length;
    this.untyped = untyped.clone();
    this.names = model.columns().stream().map(InputColumn::name).toArray(String[]::new);
    this.types = model.columns().stream().map(InputColumn::type).toArray(InputColumn.Type[]::new);
    this.places = features.clone();
    this.format = model.format();
  }

  /** What is known without a row. */
  static ScannedRows nothing(boolean[] untyped) {
    List<CellForm> forms = new ArrayList<>();
    for (boolean each : untyped) {
      forms.add(each ? CellForm.MISSING : CellForm.TEXT);
    }
    return new ScannedRows(0, List.of(), forms);
  }

  @Override
  public Iterator<ScannedRows> call(Iterator<Row> rows) {
    return TaskMemory.within(() -> scanned(rows));
  }

  private Iterator<ScannedRows> scanned(Iterator<Row> rows) {
    ValueCells cells = new ValueCells(format);
    CellForm[] forms = nothing(untyped).forms().toArray(CellForm[]::new);
    boolean[] areNumbers = new boolean[columns];
    for (int i = 0; i < places.length; i++) {
      areNumbers[places[i]] = types[i] == InputColumn.Type.NUMERIC;
    }
    List<ScannedRows.Fault> faults = new ArrayList<>();
    long count = 0;
    for (; rows.hasNext(); count++) {
      Row row = rows.next();
      if (faults.size() < ScannedRows.MOST_FAULTS) {
        addFaults(row, cells, faults);
      }
      for (int i = 0; i < columns; i++) {
        if (forms[i] != CellForm.TEXT) {
          String cell = row.getString(i);
          forms[i] =
              forms[i].or(
                  areNumbers[i]
                      ? CellForm.ofNumber(cell, cells.texts())
                      : CellForm.of(cell, cells.texts()));
        }
      }
    }
    return List.of(new ScannedRows(count, faults, List.of(forms))).iterator();
  }

  private void addFaults(Row row, ValueCells cells, List<ScannedRows.Fault> faults) {
    String line = row.getString(columns + RowOrigin.MALFORMED);
    String file = row.getString(columns + RowOrigin.FILE);
    if (line != null) {
      faults.add(new ScannedRows.Fault(file, null, line, ""));
      return;
    }
    for (int i = 0; i < names.length; i++) {
      Object value = row.get(places[i]);
      String name = names[i];
      cells
          .fault(types[i], value)
          .ifPresent(
              fault ->
                  faults.add(
                      new ScannedRows.Fault(
                          file, name, String.valueOf(CellValue.text(value)), fault)));
    }
  }
}
