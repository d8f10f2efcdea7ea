package io.sparktune.data;

import java.util.Arrays;
import java.util.List;

/** The weights of classes in the loss. */
public final class ClassWeights {

  private ClassWeights() {}

  /**
   * One weight for each label: rows / (classes × rows of the class) as scikit-learn's "balanced",
   * or 1 where class weights are not asked for.
   *
   * @param rows that train
   */
  public static List<Double> of(ClassTarget target, int[] rows, Imbalance imbalance) {
    int[] counts = new int[target.labels().size()];
    for (int row : rows) {
      counts[target.labelAt(row)]++;
    }
    boolean even = imbalance != Imbalance.CLASS_WEIGHTS;
    return Arrays.stream(counts)
        .mapToObj(
            count -> even || count == 0 ? 1.0 : rows.length / ((double) counts.length * count))
        .toList();
  }
}
