package io.sparktune.training.metrics;

import io.sparktune.settings.Task;
import io.sparktune.trial.Metric;
import java.util.List;

/** Probabilities of classes for rows of known class. */
final class ClassPredictions implements Predictions {

  private final List<String> labels;
  private final ConfusionMatrix confusion;
  private final RankingMetrics ranking;

  /**
   * Predictions for at least one row.
   *
   * @param truth places in the list of labels
   * @param probabilities one for each label, row after row
   */
  ClassPredictions(List<String> labels, int[] truth, float[] probabilities) {
    if (truth.length == 0 || probabilities.length != truth.length * labels.size()) {
      throw new IllegalArgumentException(
          "there are " + probabilities.length + " probabilities for " + truth.length + " rows");
    }
    this.labels = labels;
    this.confusion = ConfusionMatrix.of(labels, truth, mostProbable(probabilities, labels.size()));
    this.ranking = new RankingMetrics(labels, truth, probabilities);
  }

  @Override
  public MetricValue measure(Metric metric) {
    return switch (metric) {
      case ACCURACY, PRECISION_MICRO, RECALL_MICRO, F1_MICRO -> confusion.accuracy();
      case BALANCED_ACCURACY -> confusion.balancedAccuracy();
      case PRECISION -> confusion.precision();
      case RECALL -> confusion.recall();
      case F1 -> confusion.f1();
      case MCC -> confusion.matthews();
      case ROC_AUC -> ranking.rocArea();
      case PR_AUC -> ranking.averagePrecision();
      case LOG_LOSS -> ranking.logLoss();
      case RMSE, MAE, R2, MAPE -> throw unsuited(metric, " is for numbers");
      case PARAMETERS, FIT_MILLIS, PREDICT_MILLIS, MODEL_BYTES ->
          throw unsuited(metric, " is no matter of predictions");
    };
  }

  @Override
  public MetricValue measure(Metric metric, String label) {
    int place = labels.indexOf(label);
    if (place < 0) {
      throw new IllegalArgumentException("there is no class " + label + " among " + labels);
    }
    return switch (metric) {
      case PRECISION -> confusion.precisionAt(place);
      case RECALL -> confusion.recallAt(place);
      case F1 -> confusion.f1At(place);
      default ->
          throw new IllegalArgumentException(metric.key() + " cannot be asked for one class alone");
    };
  }

  @Override
  public List<Metric> metrics() {
    return Metric.of(Task.CLASSIFICATION);
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

  private static IllegalArgumentException unsuited(Metric metric, String why) {
    return new IllegalArgumentException(metric.key() + why);
  }
}
