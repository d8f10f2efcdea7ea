package io.sparktune.data.table;

import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedScale;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A preparation as its training rows made it: plain values, the same on every machine.
 *
 * <p>The inputs are the numeric columns, then the categories, then the indicators of missing
 * numbers, each in the order of the table.
 *
 * @param weights one for each label in order; empty for a numeric target
 */
public record FittedPreparation(
    List<FittedNumber> numbers,
    List<FittedCategories> categories,
    FittedScale targetScale,
    List<Double> weights)
    implements Serializable {

  public FittedPreparation {
    numbers = List.copyOf(numbers);
    categories = List.copyOf(categories);
    weights = List.copyOf(weights);
  }

  /**
   * Fits on these rows alone.
   *
   * @throws IllegalArgumentException if there are no rows
   */
  public static FittedPreparation fit(Dataset data, int[] rows, PreparationSettings settings) {
    return new PreparationFit(data, rows, settings).fitted();
  }

  /** The number of network inputs. */
  public int width() {
    int width = numbers.size();
    for (FittedCategories column : categories) {
      width += column.width();
    }
    for (FittedNumber column : numbers) {
      width += column.indicator() ? 1 : 0;
    }
    return width;
  }

  /** A name for each input. */
  public List<String> inputNames() {
    List<String> names = new ArrayList<>();
    numbers.forEach(column -> names.add(column.name()));
    categories.forEach(column -> names.addAll(column.inputNames()));
    numbers.stream()
        .filter(FittedNumber::indicator)
        .forEach(column -> names.add(column.name() + " is missing"));
    return names;
  }

  /**
   * A writer of this table's rows.
   *
   * @throws DataError if the columns are not those that were fitted
   */
  public RowWriter bindTo(Table table) {
    return RowWriter.of(this, table);
  }

  /** The target in the network's unit; classes stay what they are. */
  public double scaledTarget(double value) {
    return targetScale.scaled(value);
  }

  /** The target in its own unit. */
  public double unscaledTarget(double value) {
    return targetScale.unscaled(value);
  }

  /** The weight of each class in the loss; empty for a numeric target. */
  public double[] classWeights() {
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
