package io.sparktune.training.metrics;

import io.sparktune.settings.Task;
import io.sparktune.trial.Metric;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows of known truth, with predictions of known quality. */
abstract class ScoredRows {

  private static final int ROWS = 40;

  /** Rows of classes or numbers, as the metric needs them. */
  static ScoredRows of(Metric metric, int classes) {
    if (isOf(metric, Task.MULTI_LABEL)) {
      return new OfLabels();
    }
    if (metric instanceof AnomalyMetric) {
      return new OfErrors();
    }
    return isOf(metric, Task.CLASSIFICATION) ? new OfClasses(classes) : new OfNumbers();
  }

  /** Predictions of few rows, or rows that are all alike. */
  static List<Predictions> degenerate(Metric metric) {
    List<String> two = List.of("no", "yes");
    if (isOf(metric, Task.MULTI_LABEL)) {
      return List.of(
          labels(new byte[][] {{0, 0}}, 0.1f, 0.2f),
          labels(new byte[][] {{1, 1}}, 0.1f, 0.2f),
          labels(new byte[][] {{0, 1}, {0, 0}}, 0.7f, 0.7f, 0.7f, 0.7f));
    }
    return isOf(metric, Task.CLASSIFICATION)
        ? List.of(
            new ClassPredictions(two, new int[] {1}, new float[] {0.2f, 0.8f}),
            new ClassPredictions(two, new int[] {0}, new float[] {1, 0}),
            new ClassPredictions(two, new int[] {0, 0}, new float[] {1, 0, 0.5f, 0.5f}),
            new ClassPredictions(two, new int[] {1, 1}, new float[] {1, 0, 1, 0}),
            new ClassPredictions(two, new int[] {0, 1}, new float[] {1, 0, 1, 0}),
            new ClassPredictions(
                List.of("a", "b", "c"), new int[] {1, 1}, new float[] {1, 0, 0, 0, 0, 1}))
        : List.of(
            new NumberPredictions(new double[] {3}, new double[] {3}),
            new NumberPredictions(new double[] {0}, new double[] {1}),
            new NumberPredictions(new double[] {2, 2}, new double[] {1, 3}),
            new NumberPredictions(new double[] {1, 2}, new double[] {1e200, -1e200}),
            new NumberPredictions(new double[] {-1e300, 1e300}, new double[] {0, 0}));
  }

  private static LabelsPredictions labels(byte[][] truth, float... probabilities) {
    return new LabelsPredictions(List.of("a", "b"), truth, probabilities);
  }

  private static boolean isOf(Metric metric, Task task) {
    return metric.task().equals(Optional.of(task));
  }

  abstract float[] perfect();

  abstract float[] good();

  abstract float[] bad();

  abstract float[] random(long seed);

  abstract List<String> labels();

  abstract Predictions predictions(float[] outputs, int[] order);

  Predictions predictions(float[] outputs) {
    return predictions(outputs, IntStream.range(0, ROWS).toArray());
  }

  /** The same predictions of the same rows in another order. */
  Predictions shuffled(float[] outputs, long seed) {
    int[] order = IntStream.range(0, ROWS).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = ROWS - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return predictions(outputs, order);
  }

  private static final class OfClasses extends ScoredRows {
    private final List<String> labels;

    OfClasses(int classes) {
      labels = List.of("a", "b", "c").subList(0, classes);
    }

    @Override
    List<String> labels() {
      return labels;
    }

    @Override
    float[] perfect() {
      return withTruth(1);
    }

    @Override
    float[] good() {
      return withTruth(0.8f);
    }

    @Override
    float[] bad() {
      return withTruth(0.1f);
    }

    @Override
    float[] random(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] outputs = new float[ROWS * labels.size()];
      for (int row = 0; row < ROWS; row++) {
        double sum = 0;
        double[] weights = random.doubles(labels.size()).toArray();
        for (double weight : weights) {
          sum += weight;
        }
        for (int label = 0; label < weights.length; label++) {
          outputs[row * weights.length + label] = (float) (weights[label] / sum);
        }
      }
      return outputs;
    }

    private float[] withTruth(float probability) {
      float[] outputs = new float[ROWS * labels.size()];
      for (int i = 0; i < outputs.length; i++) {
        boolean isTrue = i % labels.size() == truth(i / labels.size());
        outputs[i] = isTrue ? probability : (1 - probability) / (labels.size() - 1);
      }
      return outputs;
    }

    private int truth(int row) {
      return row * 7 % 5 % labels.size();
    }

    @Override
    Predictions predictions(float[] outputs, int[] order) {
      int[] truth = new int[ROWS];
      float[] ordered = new float[outputs.length];
      for (int row = 0; row < ROWS; row++) {
        truth[row] = truth(order[row]);
        for (int label = 0; label < labels.size(); label++) {
          ordered[row * labels.size() + label] = outputs[order[row] * labels.size() + label];
        }
      }
      return new ClassPredictions(labels, truth, ordered);
    }
  }

  private static final class OfLabels extends ScoredRows {

    @Override
    List<String> labels() {
      return List.of("a", "b", "c");
    }

    @Override
    float[] perfect() {
      return withTruth(1);
    }

    @Override
    float[] good() {
      return withTruth(0.8f);
    }

    @Override
    float[] bad() {
      return withTruth(0.1f);
    }

    @Override
    float[] random(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] outputs = new float[ROWS * 3];
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = (float) random.nextDouble();
      }
      return outputs;
    }

    private static float[] withTruth(float probability) {
      float[] outputs = new float[ROWS * 3];
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = has(i / 3, i % 3) == 1 ? probability : 1 - probability;
      }
      return outputs;
    }

    private static byte has(int row, int label) {
      return (byte) ((row * 7 + label * 3) % 5 < 2 ? 1 : 0);
    }

    @Override
    Predictions predictions(float[] outputs, int[] order) {
      byte[][] truth = new byte[ROWS][3];
      float[] ordered = new float[outputs.length];
      for (int row = 0; row < ROWS; row++) {
        for (int label = 0; label < 3; label++) {
          truth[row][label] = has(order[row], label);
          ordered[row * 3 + label] = outputs[order[row] * 3 + label];
        }
      }
      return new LabelsPredictions(labels(), truth, ordered);
    }
  }

  private static final class OfNumbers extends ScoredRows {

    /** Of the steps that trained, where the rows are of series. */
    private static final double NAIVE_ERROR = 2;

    @Override
    List<String> labels() {
      return List.of();
    }

    @Override
    float[] perfect() {
      return off(0);
    }

    @Override
    float[] good() {
      return off(0.5f);
    }

    @Override
    float[] bad() {
      return off(5);
    }

    @Override
    float[] random(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] outputs = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        outputs[row] = (float) random.nextDouble(-20, 20);
      }
      return outputs;
    }

    private static float[] off(float by) {
      float[] outputs = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        outputs[row] = truth(row) + (row % 2 == 0 ? by : -by);
      }
      return outputs;
    }

    private static float truth(int row) {
      return row % 9 - 4.5f;
    }

    @Override
    Predictions predictions(float[] outputs, int[] order) {
      double[] truth = new double[ROWS];
      double[] ordered = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        truth[row] = truth(order[row]);
        ordered[row] = outputs[order[row]];
      }
      return new NumberPredictions(
          truth,
          ordered,
          List.of(NAIVE_ERROR),
          ForecastQuantiles.perfect(List.of(0.5, 0.9), ordered));
    }
  }

  /** Errors of reconstruction, small for normal rows. */
  private static final class OfErrors extends ScoredRows {

    @Override
    List<String> labels() {
      return List.of();
    }

    @Override
    float[] perfect() {
      return errors(0, 1);
    }

    @Override
    float[] good() {
      return errors(0.2f, 0.8f);
    }

    @Override
    float[] bad() {
      return errors(0.8f, 0.2f);
    }

    @Override
    float[] random(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] outputs = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        outputs[row] = (float) random.nextDouble();
      }
      return outputs;
    }

    private static float[] errors(float normal, float anomaly) {
      float[] outputs = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        outputs[row] = truth(row) == 0 ? normal : anomaly;
      }
      return outputs;
    }

    private static int truth(int row) {
      return row % 5 == 0 ? 1 : 0;
    }

    @Override
    Predictions predictions(float[] outputs, int[] order) {
      double[] truth = new double[ROWS];
      double[] ordered = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        truth[row] = truth(order[row]);
        ordered[row] = outputs[order[row]];
      }
      return new NumberPredictions(truth, ordered);
    }
  }
}
