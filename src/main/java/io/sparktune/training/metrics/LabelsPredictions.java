package io.sparktune.training.metrics;

import io.sparktune.training.plan.LabelSettings;
import io.sparktune.trial.LabelThreshold;
import io.sparktune.trial.Metric;
import java.util.List;
import java.util.Optional;

/** Predicted probabilities of labels of some rows, each by itself, beside the true labels. */
public final class LabelsPredictions implements Predictions {

  private final List<String> labels;
  private final byte[][] truth;
  private final float[] probabilities;
  private final double threshold;

  /** By row and label. */
  private final boolean[][] said;

  /**
   * Predictions for at least one row, with the labels that it rather has than not.
   *
   * @param truth by row and label, 1 where the row has it; not copied, like the probabilities
   * @param probabilities one for each label, row after row
   */
  public LabelsPredictions(List<String> labels, byte[][] truth, float[] probabilities) {
    this(labels, truth, probabilities, LabelSettings.STANDARD);
  }

  /**
   * Predictions for at least one row.
   *
   * @param settings of the labels that are said of a row
   */
  public LabelsPredictions(
      List<String> labels, byte[][] truth, float[] probabilities, LabelSettings settings) {
    this(
        labels,
        truth,
        probabilities,
        settings,
        settings.decisive(),
        settings.decisive(),
        settings.decisive());
  }

  private LabelsPredictions(
      List<String> labels,
      byte[][] truth,
      float[] probabilities,
      LabelSettings settings,
      double threshold,
      double ofEvenRows,
      double ofOddRows) {
    if (truth.length == 0 || probabilities.length != truth.length * labels.size()) {
      throw new IllegalArgumentException(
          "there are " + probabilities.length + " probabilities for " + truth.length + " rows");
    }
    this.labels = labels;
    this.truth = truth;
    this.probabilities = probabilities;
    this.threshold = threshold;
    this.said = new boolean[truth.length][];
    for (int row = 0; row < said.length; row++) {
      said[row] =
          settings
              .at(row % 2 == 0 ? ofEvenRows : ofOddRows)
              .chosen(probabilities, row * labels.size(), labels.size());
    }
  }

  /** The predictions that are the truth. */
  public static LabelsPredictions perfect(List<String> labels, byte[][] truth) {
    float[] probabilities = new float[truth.length * labels.size()];
    for (int place = 0; place < probabilities.length; place++) {
      probabilities[place] = truth[place / labels.size()][place % labels.size()];
    }
    return new LabelsPredictions(labels, truth, probabilities);
  }

  /** The same rows with labels by settings whose threshold is known. */
  public LabelsPredictions chosen(LabelSettings settings) {
    return new LabelsPredictions(labels, truth, probabilities, settings);
  }

  /** The same rows with a threshold, and those by which even and odd rows have labels. */
  LabelsPredictions chosen(
      LabelSettings settings, double all, double ofEvenRows, double ofOddRows) {
    return new LabelsPredictions(
        labels, truth, probabilities, settings, all, ofEvenRows, ofOddRows);
  }

  /** Some of the rows. */
  LabelsPredictions of(int[] rows) {
    byte[][] truths = new byte[rows.length][];
    float[] some = new float[rows.length * labels.size()];
    for (int i = 0; i < rows.length; i++) {
      truths[i] = truth[rows[i]];
      System.arraycopy(
          probabilities, rows[i] * labels.size(), some, i * labels.size(), labels.size());
    }
    return new LabelsPredictions(labels, truths, some);
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
    return said[row][label];
  }

  @Override
  public Optional<ClassReport> byClass() {
    return Optional.of(new LabelCounts(this).report());
  }

  @Override
  public MetricValue measure(Metric metric, String label) {
    if (metric instanceof LabelThreshold) {
      return MetricValue.of(threshold);
    }
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
