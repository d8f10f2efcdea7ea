package io.sparktune.training.metrics;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.FittedScale;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.Target;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Metric;
import java.util.Arrays;

/** A network's predictions for some rows beside the truth. */
public sealed interface Predictions permits ClassPredictions, NumberPredictions {

  /**
   * The predictions that a network's outputs are.
   *
   * @param rows that the outputs are for
   * @param outputs probabilities or scaled numbers, row after row
   * @param scale of the numbers
   * @throws Divergence if an output is not finite
   */
  static Predictions of(Target target, int[] rows, float[] outputs, FittedScale scale) {
    for (float output : outputs) {
      if (!Float.isFinite(output)) {
        throw new Divergence("a prediction is " + output);
      }
    }
    if (target instanceof ClassTarget classes) {
      int[] truth = Arrays.stream(rows).map(classes::labelAt).toArray();
      return new ClassPredictions(classes.labels(), truth, outputs);
    }
    double[] truth = Arrays.stream(rows).mapToDouble(((NumberTarget) target)::valueAt).toArray();
    double[] numbers = new double[outputs.length];
    for (int row = 0; row < outputs.length; row++) {
      numbers[row] = scale.unscaled(outputs[row]);
    }
    return new NumberPredictions(truth, numbers);
  }

  /** The number of rows, at least one. */
  int rows();

  /**
   * The value of a metric.
   *
   * @param label the class for which it is measured; empty for all classes
   * @throws IllegalArgumentException if the metric is for another task
   */
  MetricValue measure(Metric metric, String label);

  /** The value of a metric over all classes. */
  default MetricValue measure(Metric metric) {
    return measure(metric, "");
  }

  /** The value of the goal's metric. */
  default MetricValue measure(Goal goal) {
    return measure(goal.metric(), goal.label());
  }
}
