package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.text.InputCells;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Reads the text of a model's features. */
final class FeatureCells {

  private final List<InputColumn> features;
  private final InputCells cells;

  FeatureCells(TableModel model) {
    this.features = model.columns();
    this.cells = new InputCells(model.missing());
  }

  /**
   * The features of some rows.
   *
   * @param first the place in each row of the first feature's text; the others are behind it
   * @throws DataError if a cell of a numeric feature is not a number
   */
  Table table(List<Row> rows, int first) {
    List<Column> columns = new ArrayList<>();
    for (InputColumn feature : features) {
      int place = first + columns.size();
      columns.add(
          feature.isNumeric()
              ? NumericColumn.of(
                  feature.name(),
                  rows.stream().mapToDouble(row -> number(feature, row.getString(place))).toArray())
              : CategoricalColumn.of(
                  feature.name(),
                  rows.stream().map(row -> cells.text(row.getString(place))).toList()));
    }
    return Table.of(columns);
  }

  private double number(InputColumn feature, String cell) {
    cells
        .fault(cell)
        .ifPresent(
            fault -> {
              throw new DataError(
                  "column \""
                      + feature.name()
                      + "\": "
                      + fault
                      + "; correct it, or leave it empty if it is not known");
            });
    return cells.number(cell);
  }

  /** The number in a cell; null where it is missing. */
  @Nullable Double present(String cell) {
    double number = cells.number(cell);
    return Double.isNaN(number) ? null : number;
  }
}
