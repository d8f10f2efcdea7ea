package io.sparktune.training.metrics;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.FittedScale;
import io.sparktune.data.LabelsTarget;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.Target;
import java.util.Arrays;

/** Predictions of a target, read from the outputs of a network. */
public final class TargetPredictions {

  private TargetPredictions() {}

  /**
   * The predictions that a network's outputs are.
   *
   * @param rows that the outputs are for
   * @param outputs probabilities or scaled numbers, row after row
   * @param scale of the numbers
   * @throws Divergence if an output is not finite
   */
  public static Predictions of(Target target, int[] rows, float[] outputs, FittedScale scale) {
    for (float output : outputs) {
      if (!Float.isFinite(output)) {
        throw new Divergence("a prediction is " + output);
      }
    }
    if (target instanceof ClassTarget classes) {
      int[] truth = Arrays.stream(rows).map(classes::labelAt).toArray();
      return new ClassPredictions(classes.labels(), truth, outputs);
    }
    if (target instanceof LabelsTarget labels) {
      byte[][] truth = Arrays.stream(rows).mapToObj(labels::labelsAt).toArray(byte[][]::new);
      return new LabelsPredictions(labels.labels(), truth, outputs);
    }
    double[] truth = Arrays.stream(rows).mapToDouble(((NumberTarget) target)::valueAt).toArray();
    double[] numbers = new double[outputs.length];
    for (int row = 0; row < outputs.length; row++) {
      numbers[row] = scale.unscaled(outputs[row]);
    }
    return new NumberPredictions(truth, numbers);
  }
}
