package io.sparktune.report;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The 95 % confidence interval of a cross-validated score, by Student's t. Folds share most of
 * their training rows, so that their scores vary less than those on other data would: the variance
 * of the mean is corrected for it (Nadeau and Bengio, 2003).
 */
public record ScoreInterval(double low, double high) {

  private static final double QUANTILE = 0.975;

  /**
   * Of the scores of all folds; without width, where there is one only.
   *
   * @param scores of a trial, at least one
   * @param testRatio of the rows that a fold is scored on to those that it is trained on
   */
  public static ScoreInterval of(List<Double> scores, double testRatio) {
    SummaryStatistics statistics = new SummaryStatistics();
    scores.forEach(statistics::addValue);
    int folds = scores.size();
    double mean = statistics.getMean();
    if (folds < 2) {
      return new ScoreInterval(mean, mean);
    }
    double error = Math.sqrt(statistics.getVariance() * (1.0 / folds + testRatio));
    double width =
        error * new TDistribution(null, folds - 1).inverseCumulativeProbability(QUANTILE);
    return new ScoreInterval(mean - width, mean + width);
  }
}
