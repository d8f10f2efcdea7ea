package io.sparktune.importance;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A bootstrap sample: trials drawn with replacement. */
final class BootstrapDraw {

  private final TrialCells sample;
  private final int[] trials;
  private final double[] merits;

  /**
   * @param trials by row
   * @param merits by row, means over the folds that were drawn
   */
  BootstrapDraw(TrialCells sample, int[] trials, double[] merits) {
    this.sample = sample;
    this.trials = trials;
    this.merits = merits;
  }

  TrialCells sample() {
    return sample;
  }

  int[] trials() {
    return trials;
  }

  double[] merits() {
    return merits;
  }

  int rows() {
    return merits.length;
  }

  List<CellAxis> axes() {
    return sample.axes();
  }

  /** The cells of an axis, by row. */
  int[] cells(int axis) {
    return cells(sample.cells()[axis]);
  }

  /**
   * The cells of an axis, shuffled among the trials: a twin of the parameter, of no importance by
   * construction. Rows of one trial have the same cell here, too; otherwise repetitions alone would
   * make a parameter look better than its twin.
   */
  int[] twin(int axis, SplittableRandom random) {
    int[] dealt = sample.cells()[axis].clone();
    deal(dealt, random);
    return cells(dealt);
  }

  /** Puts numbers in random order. */
  static void deal(int[] numbers, SplittableRandom random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = kept;
    }
  }

  private int[] cells(int[] byTrial) {
    return Arrays.stream(trials).map(trial -> byTrial[trial]).toArray();
  }
}
