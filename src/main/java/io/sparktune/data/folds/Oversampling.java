package io.sparktune.data.folds;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Imbalance;
import io.sparktune.data.RowArrays;
import io.sparktune.data.Target;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Evens out the classes of training rows by drawing rows of the rarer ones again. */
public final class Oversampling {

  private Oversampling() {}

  /**
   * The training rows, ascending; the given ones unless oversampling is asked for. Rows of one
   * class differ by at most one in how often they are drawn. Numeric targets have no classes.
   */
  public static int[] rows(Target target, int[] rows, Imbalance imbalance, long seed) {
    if (imbalance != Imbalance.OVERSAMPLE || !(target instanceof ClassTarget classes)) {
      return rows;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[][] rowsByLabel = RowArrays.byLabel(classes, rows);
    int largest = Arrays.stream(rowsByLabel).mapToInt(of -> of.length).max().orElse(0);
    int present = (int) Arrays.stream(rowsByLabel).filter(of -> of.length > 0).count();
    int[] drawn = new int[Math.multiplyExact(largest, present)];
    int at = 0;
    for (int[] ofLabel : rowsByLabel) {
      if (ofLabel.length > 0) {
        RowArrays.shuffle(ofLabel, random);
        for (int i = 0; i < largest; i++) {
          drawn[at++] = ofLabel[i % ofLabel.length];
        }
      }
    }
    Arrays.sort(drawn);
    return drawn;
  }
}
