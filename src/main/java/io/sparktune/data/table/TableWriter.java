package io.sparktune.data.table;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.DataError;
import io.sparktune.data.InputBuffers;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a table, column by column. Allocates nothing. */
public final class TableWriter implements BatchWriter {

  private final NumericColumn[] numericColumns;
  private final FittedNumber[] numbers;
  private final CategoricalColumn[] categoricalColumns;
  private final FittedCategories[] categories;

  /** By categorical column and code: the category's place among the fitted ones. */
  private final int[][] places;

  private final int width;

  private TableWriter(
      List<FittedNumber> numbers,
      List<FittedCategories> categories,
      int width,
      List<NumericColumn> numeric,
      List<CategoricalColumn> categorical) {
    numericColumns = numeric.toArray(NumericColumn[]::new);
    this.numbers = numbers.toArray(FittedNumber[]::new);
    categoricalColumns = categorical.toArray(CategoricalColumn[]::new);
    this.categories = categories.toArray(FittedCategories[]::new);
    this.width = width;
    places = new int[categories.size()][];
    for (int i = 0; i < places.length; i++) {
      places[i] = categories.get(i).placesOf(categoricalColumns[i]);
    }
  }

  static TableWriter of(
      List<FittedNumber> numbers, List<FittedCategories> categories, int width, Table table) {
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
        numbers.stream().map(FittedNumber::name).toList(),
        numeric.stream().map(Column::name).toList());
    requireSame(
        "categorical",
        categories.stream().map(FittedCategories::name).toList(),
        categorical.stream().map(Column::name).toList());
    return new TableWriter(numbers, categories, width, numeric, categorical);
  }

  @Override
  public void write(int[] rows, int from, int count, InputBuffers into) {
    float[] values = into.values(0);
    int at = 0;
    for (int i = 0; i < numbers.length; i++) {
      writeNumbers(i, rows, from, count, values, at++);
    }
    for (int i = 0; i < categories.length; i++) {
      writeCategories(i, rows, from, count, values, at);
      at += categories[i].width();
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i].indicator()) {
        writeMissing(i, rows, from, count, values, at++);
      }
    }
  }

  private void writeNumbers(int i, int[] rows, int from, int count, float[] values, int at) {
    NumericColumn column = numericColumns[i];
    FittedNumber fitted = numbers[i];
    for (int row = 0; row < count; row++) {
      values[row * width + at] = fitted.input(column.valueAt(rows[from + row]));
    }
  }

  private void writeCategories(int i, int[] rows, int from, int count, float[] values, int at) {
    CategoricalColumn column = categoricalColumns[i];
    for (int row = 0; row < count; row++) {
      int code = column.codeAt(rows[from + row]);
      int place = places[i][code < 0 ? places[i].length - 1 : code];
      categories[i].write(place, values, row * width + at);
    }
  }

  private void writeMissing(int i, int[] rows, int from, int count, float[] values, int at) {
    NumericColumn column = numericColumns[i];
    for (int row = 0; row < count; row++) {
      values[row * width + at] = column.isMissing(rows[from + row]) ? 1 : 0;
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
