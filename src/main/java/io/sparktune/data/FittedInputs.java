package io.sparktune.data;

import io.sparktune.data.augmentation.Augmentation;
import io.sparktune.data.augmentation.AugmentationSettings;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A preparation as its training rows made it: plain values, the same on every machine. */
public interface FittedInputs extends Settings {

  /** The shape of each input of the network. */
  List<InputShape> inputs();

  /** The scale of the network's output for a numeric target; the identity for classes. */
  FittedScale targetScale();

  /** The number of the network's outputs for a numeric target. */
  default int targetNumbers() {
    return 1;
  }

  /**
   * The quantile that each output is in turn, for a numeric target: the shares of what may come
   * that should be below it; empty where outputs are means.
   */
  default List<Double> quantiles() {
    return List.of();
  }

  /**
   * The numbers that stand for the targets of rows; empty where {@link #targetScale} says it all.
   *
   * @throws DataError if the rows are not of the form that was fitted
   */
  default Optional<TargetCoding> coding(Dataset data) {
    return Optional.empty();
  }

  /**
   * The way in which rows are foretold step by step; empty where outputs are of all steps at once.
   *
   * @throws DataError if the rows are not of the form that was fitted
   */
  default Optional<Recursion> recursion(Dataset data) {
    return Optional.empty();
  }

  /** Forecasts that are made step by step, each from those before it. Safe to share. */
  interface Recursion {

    /** How many steps are foretold. */
    int steps();

    /**
     * The outputs of all steps, row after row.
     *
     * @param network its outputs for as many rows as are given, which a writer numbers from 0
     */
    float[] outputs(int[] rows, Function<BatchWriter, float[]> network);
  }

  /** The weight of each class in the loss, in the order of the labels; empty for a number. */
  double[] classWeights();

  /**
   * The random changes of training rows.
   *
   * @param settings of the same kind of data
   */
  default Augmentation augmentation(AugmentationSettings settings) {
    return Augmentation.NONE;
  }

  /**
   * A writer of these rows.
   *
   * @throws DataError if they are not of the form that was fitted
   */
  BatchWriter writer(Dataset data);
}
