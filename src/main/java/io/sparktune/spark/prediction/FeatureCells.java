package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.DateColumn;
import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.KnownCategories;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.data.text.TextCells;
import io.sparktune.spark.input.rows.CellValue;
import io.sparktune.spark.prediction.cells.CellBatch;
import io.sparktune.spark.prediction.cells.ValueCells;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a model's features. */
final class FeatureCells {

  private final List<InputColumn> features;
  private final Map<String, KnownCategories> categories;
  private final ValueCells cells;

  FeatureCells(TableModel model) {
    this.features = model.columns();
    this.categories = model.categories();
    this.cells = new ValueCells(model.format());
  }

  /**
   * The features of some rows.
   *
   * @param places of the features in each row
   * @throws DataError if a cell of a numeric feature is not a number, or one of a date not a date
   */
  Table table(CellBatch rows, int[] places) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      InputColumn feature = features.get(i);
      if (feature.type() == InputColumn.Type.TEXT) {
        continue;
      }
      int place = places[i];
      columns.add(
          switch (feature.type()) {
            case NUMERIC -> NumericColumn.of(feature.name(), numbers(feature, rows, place));
            case DATE -> DateColumn.of(feature.name(), numbers(feature, rows, place));
            case CATEGORICAL -> known(feature).column(texts(rows, place));
            case TEXT -> throw new IllegalStateException(feature + " is no column of a table");
          });
    }
    return columns.isEmpty() ? Table.ofRows(rows.rows()) : Table.of(columns);
  }

  /** The texts of some rows; a missing one is empty. */
  List<TextCells> texts(CellBatch rows, int[] places) {
    List<TextCells> columns = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).type() == InputColumn.Type.TEXT) {
        int place = places[i];
        columns.add(
            TextCells.of(
                features.get(i).name(),
                rows.rows(),
                row -> Objects.requireNonNullElse(CellValue.text(rows.value(row, place)), "")));
      }
    }
    return columns;
  }

  private List<@Nullable String> texts(CellBatch rows, int place) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      texts.add(cells.text(rows.value(row, place)));
    }
    return texts;
  }

  private KnownCategories known(InputColumn feature) {
    return Objects.requireNonNull(categories.get(feature.name()), feature.name());
  }

  private double[] numbers(InputColumn feature, CellBatch rows, int place) {
    double[] numbers = rows.numbers(place, feature.type(), cells);
    for (int row = 0; row < numbers.length; row++) {
      if (Double.isInfinite(numbers[row])) {
        String fault = cells.fault(feature.type(), rows.value(row, place)).orElseThrow();
        throw new DataError(
            "column \""
                + feature.name()
                + "\": "
                + fault
                + "; correct it, or leave it empty if it is not known");
      }
    }
    return numbers;
  }
}
