package io.sparktune.data.table;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.DataError;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.table.dates.FittedDate;
import java.util.List;

/** Writes the rows of a table, column by column, into arrays that it is given. */
public final class TableWriter implements BatchWriter {

  private final NumericColumn[] numericColumns;
  private final FittedNumber[] numbers;
  private final CategoricalColumn[] categoricalColumns;
  private final FittedCategories[] categories;
  private final DateColumn[] dateColumns;
  private final FittedDate[] dates;

  /** By categorical column and code: the category's place among the fitted ones. */
  private final int[][] places;

  private final int width;

  private TableWriter(
      List<FittedNumber> numbers,
      List<FittedCategories> categories,
      List<FittedDate> dates,
      int width,
      Table table) {
    numericColumns = of(NumericColumn.class, table).toArray(NumericColumn[]::new);
    this.numbers = numbers.toArray(FittedNumber[]::new);
    categoricalColumns = of(CategoricalColumn.class, table).toArray(CategoricalColumn[]::new);
    this.categories = categories.toArray(FittedCategories[]::new);
    dateColumns = of(DateColumn.class, table).toArray(DateColumn[]::new);
    this.dates = dates.toArray(FittedDate[]::new);
    this.width = width;
    places = new int[categories.size()][];
    for (int i = 0; i < places.length; i++) {
      places[i] = categories.get(i).placesOf(categoricalColumns[i]);
    }
  }

  static TableWriter of(
      List<FittedNumber> numbers,
      List<FittedCategories> categories,
      List<FittedDate> dates,
      int width,
      Table table) {
    requireSame(
        "numeric",
        numbers.stream().map(FittedNumber::name).toList(),
        of(NumericColumn.class, table));
    requireSame(
        "categorical",
        categories.stream().map(FittedCategories::name).toList(),
        of(CategoricalColumn.class, table));
    requireSame("date", dates.stream().map(FittedDate::name).toList(), of(DateColumn.class, table));
    return new TableWriter(numbers, categories, dates, width, table);
  }

  private static <T extends Column> List<T> of(Class<T> type, Table table) {
    return table.columns().stream().filter(type::isInstance).map(type::cast).toList();
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
    for (int i = 0; i < dates.length; i++) {
      writeDates(i, rows, from, count, values, at);
      at += dates[i].width();
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i].indicator()) {
        writeMissing(numericColumns[i], rows, from, count, values, at++);
      }
    }
    for (int i = 0; i < dates.length; i++) {
      if (dates[i].indicator()) {
        writeMissing(dateColumns[i], rows, from, count, values, at++);
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

  private void writeDates(int i, int[] rows, int from, int count, float[] values, int at) {
    DateColumn column = dateColumns[i];
    for (int row = 0; row < count; row++) {
      dates[i].write(column.secondsAt(rows[from + row]), values, row * width + at);
    }
  }

  private void writeMissing(
      Column column, int[] rows, int from, int count, float[] values, int at) {
    for (int row = 0; row < count; row++) {
      values[row * width + at] = column.isMissing(rows[from + row]) ? 1 : 0;
    }
  }

  private static void requireSame(
      String kind, List<String> fitted, List<? extends Column> columns) {
    List<String> found = columns.stream().map(Column::name).toList();
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
