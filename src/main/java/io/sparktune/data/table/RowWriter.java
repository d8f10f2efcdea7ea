package io.sparktune.data.table;

import io.sparktune.data.DataError;

import java.util.ArrayList;
import java.util.List;

/** Writes the inputs of a table's rows; safe to share between threads. */
public final class RowWriter {

  private final NumericColumn[] numericColumns;
  private final FittedNumber[] numbers;
  private final CategoricalColumn[] categoricalColumns;
  private final FittedCategories[] categories;

  /** By categorical column and code: the category's place among the fitted ones. */
  private final int[][] places;

  private RowWriter(
      FittedPreparation fitted, List<NumericColumn> numeric, List<CategoricalColumn> categorical) {
    numericColumns = numeric.toArray(NumericColumn[]::new);
    numbers = fitted.numbers().toArray(FittedNumber[]::new);
    categoricalColumns = categorical.toArray(CategoricalColumn[]::new);
    categories = fitted.categories().toArray(FittedCategories[]::new);
    places = new int[categories.length][];
    for (int i = 0; i < categories.length; i++) {
      places[i] = categories[i].placesOf(categoricalColumns[i]);
    }
  }

  static RowWriter of(FittedPreparation fitted, Table table) {
    List<NumericColumn> numeric = new ArrayList<>();
    List<CategoricalColumn> categorical = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column instanceof NumericColumn number) {
        numeric.add(number);
      } else if (column instanceof CategoricalColumn category) {
        categorical.add(category);
      }
    }
    requireSame(
        "numeric",
        fitted.numbers().stream().map(FittedNumber::name).toList(),
        numeric.stream().map(Column::name).toList());
    requireSame(
        "categorical",
        fitted.categories().stream().map(FittedCategories::name).toList(),
        categorical.stream().map(Column::name).toList());
    return new RowWriter(fitted, numeric, categorical);
  }

  /** Writes the inputs of a row, all finite, from an offset on. Allocates nothing. */
  public void write(int row, float[] into, int offset) {
    int at = offset;
    for (int i = 0; i < numbers.length; i++) {
      into[at++] = numbers[i].input(numericColumns[i].valueAt(row));
    }
    for (int i = 0; i < categories.length; i++) {
      int code = categoricalColumns[i].codeAt(row);
      int place = places[i][code < 0 ? places[i].length - 1 : code];
      at = categories[i].write(place, into, at);
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i].indicator()) {
        into[at++] = numericColumns[i].isMissing(row) ? 1 : 0;
      }
    }
  }

  private static void requireSame(String kind, List<String> fitted, List<String> found) {
    if (!fitted.equals(found)) {
      throw new DataError(
          "The preparation was fitted on the "
              + kind
              + " columns "
              + fitted
              + ", but the table has "
              + found
              + "; read it with the columns and kinds of the training data.");
    }
  }
}
