package io.sparktune.spark.prediction;

import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.spark.input.rows.CellValue;
import io.sparktune.spark.prediction.cells.CellBatch;
import io.sparktune.spark.prediction.cells.CellForm;
import io.sparktune.spark.prediction.cells.ValueCells;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A look at the rows of a {@link PredictionInput}, to find what a model cannot read and which
 * columns of text are numbers.
 */
final class InputScan implements Serializable {

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
  ScannedRows nothing() {
    List<CellForm> forms = new ArrayList<>();
    for (boolean each : untyped) {
      forms.add(each ? CellForm.MISSING : CellForm.TEXT);
    }
    return new ScannedRows(0, List.of(), forms);
  }

  /** The rows of one partition so far. For one thread. */
  final class Rows {
    private final ValueCells cells = new ValueCells(format);
    private final CellForm[] forms = nothing().forms().toArray(CellForm[]::new);
    private final boolean[] areNumbers = new boolean[columns];
    private final List<ScannedRows.Fault> faults = new ArrayList<>();
    private long count;

    Rows() {
      for (int i = 0; i < places.length; i++) {
        areNumbers[places[i]] = types[i] == InputColumn.Type.NUMERIC;
      }
    }

    void add(CellBatch rows) {
      count += rows.rows();
      if (isFaulty(rows)) {
        for (int row = 0; row < rows.rows() && faults.size() < ScannedRows.MOST_FAULTS; row++) {
          addFaults(rows, row);
        }
      }
      for (int i = 0; i < columns; i++) {
        if (forms[i] != CellForm.TEXT) {
          forms[i] = forms[i].or(rows.form(i, areNumbers[i], cells));
        }
      }
    }

    private boolean isFaulty(CellBatch rows) {
      boolean isFaulty = false;
      for (int i = 0; i < names.length; i++) {
        if (types[i] == InputColumn.Type.NUMERIC || types[i] == InputColumn.Type.DATE) {
          for (double number : rows.numbers(places[i], types[i], cells)) {
            isFaulty |= Double.isInfinite(number);
          }
        }
      }
      for (int row = 0; row < rows.rows(); row++) {
        isFaulty |= rows.malformed(row) != null;
      }
      return isFaulty;
    }

    private void addFaults(CellBatch rows, int row) {
      String line = rows.malformed(row);
      if (line != null) {
        faults.add(new ScannedRows.Fault(rows.file(row), null, line, ""));
        return;
      }
      for (int i = 0; i < names.length; i++) {
        Object value = rows.value(row, places[i]);
        String name = names[i];
        cells
            .fault(types[i], value)
            .ifPresent(
                fault ->
                    faults.add(
                        new ScannedRows.Fault(
                            rows.file(row), name, String.valueOf(CellValue.text(value)), fault)));
      }
    }

    /** Whether all can be read, and every column has such a form. */
    boolean fit(CellForm[] expected) {
      if (!faults.isEmpty()) {
        return false;
      }
      for (int i = 0; i < columns; i++) {
        if (forms[i].or(expected[i]) != expected[i]) {
          return false;
        }
      }
      return true;
    }

    ScannedRows scanned() {
      return new ScannedRows(count, faults, List.of(forms));
    }
  }
}
