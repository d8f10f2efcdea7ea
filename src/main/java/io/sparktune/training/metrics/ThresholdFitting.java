package io.sparktune.training.metrics;

import io.sparktune.training.plan.LabelSettings;
import io.sparktune.trial.Goal;
import java.util.stream.IntStream;

/**
 * Finds the threshold of labels that is best for a goal. Rows are never scored by a threshold that
 * was found on themselves: those with even numbers have that of the odd ones and the other way
 * round.
 */
public final class ThresholdFitting {

  private static final int STEPS = 20;
  private static final int EVEN = 10;

  private final LabelSettings settings;
  private final Goal goal;

  /**
   * A fitting where the settings need it.
   *
   * @param goal for which the threshold should be the best
   */
  public ThresholdFitting(LabelSettings settings, Goal goal) {
    this.settings = settings;
    this.goal = goal;
  }

  /** The predictions with labels for every row, and the threshold of all rows. */
  public LabelsPredictions chosen(LabelsPredictions predictions) {
    if (!settings.needsFitting()) {
      return predictions.chosen(settings);
    }
    int rows = predictions.rows();
    double all = threshold(predictions);
    if (rows == 1) {
      return predictions.chosen(settings, all, all, all);
    }
    int[] even = IntStream.range(0, rows).filter(row -> row % 2 == 0).toArray();
    int[] odd = IntStream.range(0, rows).filter(row -> row % 2 == 1).toArray();
    return predictions.chosen(
        settings, all, threshold(predictions.of(odd)), threshold(predictions.of(even)));
  }

  /** The best one of 0.05, 0.1, ..., 0.95; of equal ones that nearest to 0.5. */
  private double threshold(LabelsPredictions predictions) {
    int best = EVEN;
    double merit = merit(predictions, best);
    for (int distance = 1; distance < EVEN; distance++) {
      for (int step : new int[] {EVEN - distance, EVEN + distance}) {
        double other = merit(predictions, step);
        if (other > merit) {
          merit = other;
          best = step;
        }
      }
    }
    return at(best);
  }

  private static double at(int step) {
    return (double) step / STEPS;
  }

  private double merit(LabelsPredictions predictions, int step) {
    double threshold = at(step);
    MetricValue value = predictions.chosen(settings, threshold, threshold, threshold).measure(goal);
    return value.isDefined() ? goal.merit(value.value()) : Double.NEGATIVE_INFINITY;
  }
}
