package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.KnownCategories;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.table.text.InputCells;
import io.sparktune.spark.input.CellValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a model's features. */
final class FeatureCells {

  private final List<InputColumn> features;
  private final Map<String, KnownCategories> categories;
  private final InputCells cells;

  FeatureCells(TableModel model) {
    this.features = model.columns();
    this.categories = model.preparation().knownCategories();
    this.cells = new InputCells(model.format());
  }

  /**
   * The features of some rows.
   *
   * @param places of the features in each row
   * @throws DataError if a cell of a numeric feature is not a number
   */
  Table table(List<Row> rows, int[] places) {
    List<Column> columns = new ArrayList<>();
    for (InputColumn feature : features) {
      int place = places[columns.size()];
      columns.add(
          feature.isNumeric()
              ? NumericColumn.of(
                  feature.name(),
                  rows.stream().mapToDouble(row -> number(feature, row.get(place))).toArray())
              : known(feature)
                  .column(
                      rows.stream()
                          .map(row -> cells.text(CellValue.text(row.get(place))))
                          .toList()));
    }
    return Table.of(columns);
  }

  private KnownCategories known(InputColumn feature) {
    return Objects.requireNonNull(categories.get(feature.name()), feature.name());
  }

  private double number(InputColumn feature, @Nullable Object value) {
    String cell = CellValue.text(value);
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

  /** The value of a cell of text in a column of such a form. */
  @Nullable Object value(CellForm form, String cell) {
    return form.value(cell, cells);
  }
}
