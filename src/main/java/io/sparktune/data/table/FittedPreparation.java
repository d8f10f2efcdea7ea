package io.sparktune.data.table;

import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputShape;
import io.sparktune.data.table.dates.FittedDate;
import io.sparktune.data.table.text.CellFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The preparation of a table as its training rows made it.
 *
 * <p>The inputs are the numeric columns, then the categories, then the parts of dates, then the
 * indicators of missing numbers and of missing dates, each in the order of the table.
 *
 * @param weights one for each label in order; empty for a numeric target
 * @param cells the writing of cells where a table is text
 */
public record FittedPreparation(
    List<FittedNumber> numbers,
    List<FittedCategories> categories,
    List<FittedDate> dates,
    FittedScale targetScale,
    List<Double> weights,
    CellFormat cells)
    implements FittedInputs {

  public FittedPreparation {
    numbers = List.copyOf(numbers);
    categories = List.copyOf(categories);
    dates = List.copyOf(dates);
    weights = List.copyOf(weights);
    requireDistinct(
        Stream.of(
                numbers.stream().map(FittedNumber::name),
                categories.stream().map(FittedCategories::name),
                dates.stream().map(FittedDate::name))
            .flatMap(names -> names));
  }

  private static void requireDistinct(Stream<String> names) {
    Set<String> seen = new HashSet<>();
    names.forEach(
        name -> {
          if (!seen.add(name)) {
            throw new IllegalArgumentException("the column " + name + " is there twice");
          }
        });
  }

  /**
   * Fits on these rows alone.
   *
   * @throws IllegalArgumentException if there are no rows
   */
  public static FittedPreparation fit(TableDataset data, int[] rows, TablePreparation settings) {
    return new PreparationFit(data, rows, settings).fitted();
  }

  /** One vector. */
  @Override
  public List<InputShape> inputs() {
    return List.of(new InputShape.Vector(width()));
  }

  /** The length of the vector. */
  public int width() {
    int width = numbers.size();
    for (FittedCategories column : categories) {
      width += column.width();
    }
    for (FittedDate column : dates) {
      width += column.width() + (column.indicator() ? 1 : 0);
    }
    for (FittedNumber column : numbers) {
      width += column.indicator() ? 1 : 0;
    }
    return width;
  }

  /** The columns that a table needs. */
  public List<InputColumn> columns() {
    List<InputColumn> columns = new ArrayList<>();
    numbers.forEach(
        column -> columns.add(new InputColumn(column.name(), InputColumn.Type.NUMERIC)));
    categories.forEach(
        column -> columns.add(new InputColumn(column.name(), InputColumn.Type.CATEGORICAL)));
    dates.forEach(column -> columns.add(new InputColumn(column.name(), InputColumn.Type.DATE)));
    return columns;
  }

  /** The categories of each categorical column, by its name. */
  public Map<String, KnownCategories> knownCategories() {
    return categories.stream()
        .collect(
            Collectors.toMap(FittedCategories::name, column -> column.known(cells.dateOrder())));
  }

  /** A name for each number of the vector. */
  public List<String> inputNames() {
    List<String> names = new ArrayList<>();
    numbers.forEach(column -> names.add(column.name()));
    categories.forEach(column -> names.addAll(column.inputNames()));
    dates.forEach(column -> names.addAll(column.inputNames()));
    numbers.stream()
        .filter(FittedNumber::indicator)
        .forEach(column -> names.add(column.name() + " is missing"));
    dates.stream()
        .filter(FittedDate::indicator)
        .forEach(column -> names.add(column.name() + " is missing"));
    return names;
  }

  /**
   * A writer of this table's rows.
   *
   * @throws DataError if the columns are not those that were fitted
   */
  public TableWriter writer(Table table) {
    return TableWriter.of(numbers, categories, dates, width(), table);
  }

  @Override
  public TableWriter writer(Dataset data) {
    if (!(data instanceof TableDataset dataset)) {
      throw new IllegalArgumentException("the preparation of a table cannot write other rows");
    }
    return writer(dataset.features());
  }

  @Override
  public double[] classWeights() {
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
