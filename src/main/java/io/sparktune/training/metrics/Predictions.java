package io.sparktune.training.metrics;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.FittedScale;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.Target;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Metric;
import io.sparktune.trial.Scores;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network foretold of some rows, beside the truth. */
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

  /** A metric over all rows. */
  MetricValue measure(Metric metric);

  /** A metric for one class alone. */
  MetricValue measure(Metric metric, String label);

  /** The metrics that are meant for such a target. */
  List<Metric> metrics();

  /** The goal's metric. */
  default MetricValue measure(Goal goal) {
    return goal.label().isEmpty() ? measure(goal.metric()) : measure(goal.metric(), goal.label());
  }

  /** All metrics, with those for one class alone for each of these labels. */
  default Scores scores(List<String> perClassLabels) {
    Map<String, Double> defined = new LinkedHashMap<>();
    Map<String, String> undefined = new LinkedHashMap<>();
    for (Metric metric : metrics()) {
      put(metric.column(), measure(metric), defined, undefined);
      if (metric.isPerClass()) {
        for (String label : perClassLabels) {
          put(Scores.column(metric, label), measure(metric, label), defined, undefined);
        }
      }
    }
    return new Scores(defined, undefined);
  }

  private static void put(
      String column,
      MetricValue measure,
      Map<String, Double> defined,
      Map<String, String> undefined) {
    if (measure.isDefined()) {
      defined.put(column, measure.value());
    } else {
      undefined.put(column, measure.reason());
    }
  }
}
