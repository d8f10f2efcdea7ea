package io.sparktune.training.metrics;

import io.sparktune.trial.Metric;
import java.util.List;
import java.util.Optional;

/** Predicted probabilities of labels of some rows, each by itself, beside the true labels. */
public final class LabelsPredictions implements Predictions {

  /** A row rather has a label than not from here on. */
  private static final float THRESHOLD = 0.5f;

  private final List<String> labels;
  private final byte[][] truth;
  private final float[] probabilities;

  /**
   * Predictions for at least one row.
   *
   * @param truth by row and label, 1 where the row has it; not copied, like the probabilities
   * @param probabilities one for each label, row after row
   */
  public LabelsPredictions(List<String> labels, byte[][] truth, float[] probabilities) {
    if (truth.length == 0 || probabilities.length != truth.length * labels.size()) {
      throw new IllegalArgumentException(
          "there are " + probabilities.length + " probabilities for " + truth.length + " rows");
    }
    this.labels = labels;
    this.truth = truth;
    this.probabilities = probabilities;
  }

  /** The predictions that are the truth. */
  public static LabelsPredictions perfect(List<String> labels, byte[][] truth) {
    float[] probabilities = new float[truth.length * labels.size()];
    for (int place = 0; place < probabilities.length; place++) {
      probabilities[place] = truth[place / labels.size()][place % labels.size()];
    }
    return new LabelsPredictions(labels, truth, probabilities);
  }

  /** Whether a row is said to have a label of this probability. */
  public static boolean isPredicted(float probability) {
    return probability >= THRESHOLD;
  }

  @Override
  public int rows() {
    return truth.length;
  }

  @Override
  public Predictions at(int[] rows) {
    int width = labels.size();
    byte[][] truths = new byte[rows.length][];
    float[] chances = new float[rows.length * width];
    for (int place = 0; place < rows.length; place++) {
      truths[place] = truth[rows[place]];
      System.arraycopy(probabilities, rows[place] * width, chances, place * width, width);
    }
    return new LabelsPredictions(labels, truths, chances);
  }

  /** The labels, in the order of the probabilities. */
  public List<String> labels() {
    return labels;
  }

  /** Whether a row has a label. */
  public boolean has(int row, int label) {
    return truth[row][label] == 1;
  }

  /** The predicted probability that a row has a label. */
  public float probability(int row, int label) {
    return probabilities[row * labels.size() + label];
  }

  /** Whether a row is said to have a label. */
  public boolean isPredicted(int row, int label) {
    return isPredicted(probability(row, label));
  }

  @Override
  public Optional<ClassReport> byClass() {
    return Optional.of(new LabelCounts(this).report());
  }

  @Override
  public MetricValue measure(Metric metric, String label) {
    if (!(metric instanceof LabelsMetric ofLabels)) {
      throw new IllegalArgumentException(metric.key() + " is not a metric of sets of labels");
    }
    if (label.isEmpty()) {
      return ofLabels.measure(this);
    }
    int place = labels.indexOf(label);
    if (place < 0) {
      throw new IllegalArgumentException("there is no label " + label + " among " + labels);
    }
    return ofLabels.measure(this, place);
  }
}
