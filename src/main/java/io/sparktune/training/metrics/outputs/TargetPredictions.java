package io.sparktune.training.metrics.outputs;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.FittedScale;
import io.sparktune.data.LabelsTarget;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.Target;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.Divergence;
import io.sparktune.training.metrics.ForecastQuantiles;
import io.sparktune.training.metrics.LabelsPredictions;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Predictions of a target, read from the outputs of a network. */
public final class TargetPredictions {

  private TargetPredictions() {}

  /**
   * The predictions that a network's outputs are.
   *
   * @param rows that the outputs are for
   * @param outputs probabilities or scaled numbers, row after row
   * @param scale of the numbers
   * @param coding of the numbers, where the scale does not say it all
   * @throws Divergence if an output is not finite
   */
  public static Predictions of(
      Target target,
      int[] rows,
      float[] outputs,
      FittedScale scale,
      Optional<TargetCoding> coding) {
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
    if (coding.isPresent() && coding.get().isRanked()) {
      return ranked(rows, outputs, coding.get());
    }
    double[] truth = ((NumberTarget) target).valuesAt(rows);
    double[] numbers = new double[truth.length];
    if (coding.isPresent()) {
      return forecasts(rows, truth, outputs, coding.get());
    }
    for (int row = 0; row < rows.length; row++) {
      numbers[row] = scale.unscaled(outputs[row]);
    }
    return new NumberPredictions(truth, numbers);
  }

  private static NumberPredictions forecasts(
      int[] rows, double[] truth, float[] outputs, TargetCoding coding) {
    int width = coding.numbers();
    int levels = coding.quantiles().size();
    double[] numbers = new double[truth.length];
    double[] quantiles = new double[truth.length * levels];
    for (int row = 0; row < rows.length; row++) {
      int from = row * coding.outputs();
      coding.read(rows[row], outputs, from, numbers, row * width);
      if (levels > 0) {
        coding.readQuantiles(rows[row], outputs, from, quantiles, row * width * levels);
      }
    }
    return new NumberPredictions(
        truth, numbers, coding.naiveErrors(), new ForecastQuantiles(coding.quantiles(), quantiles));
  }

  private static Predictions ranked(int[] rows, float[] outputs, TargetCoding coding) {
    double[] numbers = new double[rows.length];
    for (int place = 0; place < rows.length; place++) {
      coding.read(rows[place], outputs, place, numbers, place);
    }
    return ranked(rows, numbers, coding);
  }

  /**
   * Interactions ranked among the candidates behind them.
   *
   * @param rows that are scored, see {@link TargetCoding#scored}
   * @param numbers predicted for them; more is better
   */
  public static Predictions ranked(int[] rows, double[] numbers, TargetCoding coding) {
    int[] interactions =
        IntStream.range(0, rows.length).filter(place -> !coding.isMade(rows[place])).toArray();
    return RankedPredictions.of(numbers, interactions);
  }
}
