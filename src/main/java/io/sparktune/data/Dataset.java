package io.sparktune.data;

import io.sparktune.data.cells.Cells;
import io.sparktune.data.coding.TargetCoding;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows of a study with their targets. Broadcast to executors, so that the cells are best kept
 * outside the Java heap, as {@link Cells} keeps them.
 */
public interface Dataset extends Serializable {

  /** The name of its {@link DataKind}. */
  String kind();

  int rows();

  Target target();

  /** The memory that all rows take. */
  long bytes();

  /** SHA-256 in hexadecimal digits of all that the rows say; the same on every machine. */
  String digest();

  /**
   * Simple predictions of a numeric target by no network, by the names of their rules: what a
   * winner has to beat. Each has a number for each of the target's, row after row, or all {@link
   * #quantiles} of each of these numbers.
   *
   * @param known rows that the rules may be fitted on
   * @param rows that are predicted
   */
  default Map<String, double[]> baselines(int[] known, int[] rows) {
    return Map.of();
  }

  /**
   * How interactions are ranked among candidates by {@link #baselines}; empty where rows are not
   * ranked.
   *
   * @param known rows that the rules may be fitted on
   */
  default Optional<TargetCoding> ranking(int[] known) {
    return Optional.empty();
  }

  /** Whether rows are interactions, each of which is ranked among candidates when it is scored. */
  default boolean isRanked() {
    return false;
  }

  /**
   * The mean absolute error of naive forecasts of some rows, for each number of a step in turn;
   * empty where rows are no series.
   *
   * @param known the rows
   */
  default List<Double> naiveErrors(int[] known) {
    return List.of();
  }

  /**
   * The shares of what may come that should be below what is predicted, rising, 0.5 among them;
   * empty where one number is predicted.
   */
  default List<Double> quantiles() {
    return List.of();
  }

  /**
   * The name of a row for people: its number from 1 among all rows with a target, those of test
   * files behind the others; of series its time and what else tells it apart.
   *
   * @param number which of the target's numbers is meant, from 0
   */
  default String nameOf(int row, int number) {
    return Integer.toString(row + 1);
  }

  /** The name of the series that a row is a step of; empty where rows are no series. */
  default Optional<String> seriesOf(int row) {
    return Optional.empty();
  }

  /** How many steps of a series are predicted for each row. */
  default int horizon() {
    return 1;
  }

  /**
   * Fits a preparation on some rows alone.
   *
   * @param settings of the same kind of data
   * @throws IllegalArgumentException if there are no rows
   */
  FittedInputs fit(int[] trainRows, PreparationSettings settings);
}
