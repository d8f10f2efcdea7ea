package io.sparktune.training.metrics;

import io.sparktune.trial.Metric;
import java.util.List;
import java.util.Optional;

/** Predicted probabilities of classes of some rows beside the true classes. */
public final class ClassPredictions implements Predictions {

  private final List<String> labels;
  private final int[] truth;
  private final float[] probabilities;
  private final int[] predicted;
  private final ConfusionMatrix confusion;
  private final RankingMetrics ranking;

  /**
   * Predictions for at least one row.
   *
   * @param truth places in the list of labels; not copied, like the probabilities
   * @param probabilities one for each label, row after row
   */
  public ClassPredictions(List<String> labels, int[] truth, float[] probabilities) {
    if (truth.length == 0 || probabilities.length != truth.length * labels.size()) {
      throw new IllegalArgumentException(
          "there are " + probabilities.length + " probabilities for " + truth.length + " rows");
    }
    this.labels = labels;
    this.truth = truth;
    this.probabilities = probabilities;
    this.predicted = mostProbable(probabilities, labels.size());
    this.confusion = ConfusionMatrix.of(labels, truth, predicted);
    this.ranking = new RankingMetrics(labels, truth, probabilities);
  }

  @Override
  public int rows() {
    return truth.length;
  }

  @Override
  public Predictions at(int[] rows) {
    int classes = labels.size();
    int[] truths = new int[rows.length];
    float[] chances = new float[rows.length * classes];
    for (int place = 0; place < rows.length; place++) {
      truths[place] = truth[rows[place]];
      System.arraycopy(probabilities, rows[place] * classes, chances, place * classes, classes);
    }
    return new ClassPredictions(labels, truths, chances);
  }

  /** The labels of the classes, in the order of the probabilities. */
  public List<String> labels() {
    return labels;
  }

  /** The true class of a row, as its place in the list of labels. */
  public int truth(int row) {
    return truth[row];
  }

  /** The most probable class of a row, the first of equals, as its place in the list of labels. */
  public int predicted(int row) {
    return predicted[row];
  }

  /** The predicted probability of a class for a row. */
  public float probability(int row, int label) {
    return probabilities[row * labels.size() + label];
  }

  @Override
  public MetricValue measure(Metric metric, String label) {
    if (!(metric instanceof ClassMetric ofClasses)) {
      throw new IllegalArgumentException(metric.key() + " is not a metric of classes");
    }
    if (label.isEmpty()) {
      return ofClasses.measure(this);
    }
    int place = labels.indexOf(label);
    if (place < 0) {
      throw new IllegalArgumentException("there is no class " + label + " among " + labels);
    }
    return ofClasses.measure(this, place);
  }

  @Override
  public Optional<ClassReport> byClass() {
    return Optional.of(confusion.report());
  }

  ConfusionMatrix confusion() {
    return confusion;
  }

  RankingMetrics ranking() {
    return ranking;
  }

  /** The class of highest probability in each row, the first of equals. */
  static int[] mostProbable(float[] probabilities, int classes) {
    int[] places = new int[probabilities.length / classes];
    for (int row = 0; row < places.length; row++) {
      int best = 0;
      for (int place = 1; place < classes; place++) {
        if (probabilities[row * classes + place] > probabilities[row * classes + best]) {
          best = place;
        }
      }
      places[row] = best;
    }
    return places;
  }
}
