package io.sparktune.importance;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The trials of a group as cells of axes, with the merits of their folds. */
final class TrialCells {

  private final List<CellAxis> axes;
  private final int[][] cells;
  private final double[][] merits;

  /**
   * @param cells by axis and trial
   * @param merits by trial and fold
   */
  TrialCells(List<CellAxis> axes, int[][] cells, double[][] merits) {
    this.axes = axes;
    this.cells = cells;
    this.merits = centred(merits);
  }

  List<CellAxis> axes() {
    return axes;
  }

  int[][] cells() {
    return cells;
  }

  double[][] merits() {
    return merits;
  }

  /**
   * Merits less their mean: that of their fold where all trials have the same folds, since the
   * difficulty of a fold is not noise of a trial.
   */
  private static double[][] centred(double[][] merits) {
    int folds = merits[0].length;
    boolean isPaired = Arrays.stream(merits).allMatch(trial -> trial.length == folds);
    double[] means = new double[folds];
    for (int fold = 0; fold < folds; fold++) {
      int only = fold;
      means[fold] =
          isPaired
              ? Arrays.stream(merits).mapToDouble(trial -> trial[only]).average().orElseThrow()
              : Arrays.stream(merits).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }
    double[][] centred = new double[merits.length][];
    for (int trial = 0; trial < merits.length; trial++) {
      centred[trial] = merits[trial].clone();
      for (int fold = 0; fold < centred[trial].length; fold++) {
        centred[trial][fold] -= means[Math.min(fold, folds - 1)];
      }
    }
    return centred;
  }

  int trials() {
    return merits.length;
  }

  /** As many trials drawn with replacement, each with as many of its folds. */
  BootstrapDraw draw(SplittableRandom random) {
    int[] drawn = new int[trials()];
    double[] means = new double[trials()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextInt(trials());
      double[] folds = merits[drawn[i]];
      double sum = 0;
      for (int fold = 0; fold < folds.length; fold++) {
        sum += folds[random.nextInt(folds.length)];
      }
      means[i] = sum / folds.length;
    }
    return new BootstrapDraw(this, drawn, means);
  }
}
