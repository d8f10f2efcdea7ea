package io.sparktune.spark.prediction;

import io.sparktune.spark.prediction.cells.CellForm;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were read once.
 *
 * @param faults what a model cannot read, not all where there are many
 * @param forms of the columns that have no type, in their order
 */
record ScannedRows(long rows, List<Fault> faults, List<CellForm> forms) implements Serializable {

  static final int MOST_FAULTS = 20;

  /**
   * A cell or line that a model cannot read.
   *
   * @param column null where the whole line is malformed
   * @param text of the cell or line
   * @param fault of the cell; empty for a line
   */
  record Fault(String file, @Nullable String column, String text, String fault)
      implements Serializable {}

  /** Both, these rows first. */
  ScannedRows and(ScannedRows other) {
    List<Fault> both = new ArrayList<>(faults);
    other.faults.stream().limit(MOST_FAULTS - both.size()).forEach(both::add);
    List<CellForm> merged = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      merged.add(forms.get(i).or(other.forms.get(i)));
    }
    return new ScannedRows(rows + other.rows, both, merged);
  }

  /** The same rows of a model whose columns at these places are numbers, also without a cell. */
  ScannedRows withNumbers(List<Integer> places) {
    List<CellForm> changed = new ArrayList<>(forms);
    places.stream()
        .filter(place -> forms.get(place) == CellForm.MISSING)
        .forEach(place -> changed.set(place, CellForm.NUMBER));
    return new ScannedRows(rows, faults, changed);
  }
}
