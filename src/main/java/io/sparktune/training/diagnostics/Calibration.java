package io.sparktune.training.diagnostics;

import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.LabelsPredictions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A reliability diagram: how often what was said with some probability was right. Of classes it is
 * the most probable one of each row, of several labels each label of each row.
 *
 * @param error the expected calibration error; that of no predictions is 0
 * @param bins of equal width that have predictions, rising
 */
public record Calibration(double error, List<Bin> bins) implements Serializable {

  static final Calibration NONE = new Calibration(0, List.of());

  private static final int BINS = 15;

  /**
   * The predictions of about one probability.
   *
   * @param from bound that it does not have itself
   * @param to bound that it has
   * @param probability the mean of those that were said
   * @param right the share that was right
   */
  public record Bin(double from, double to, long predictions, double probability, double right)
      implements Serializable {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  static Calibration of(ClassPredictions predictions) {
    Sums sums = new Sums();
    for (int row = 0; row < predictions.rows(); row++) {
      int said = predictions.predicted(row);
      sums.add(predictions.probability(row, said), predictions.truth(row) == said);
    }
    return sums.calibration();
  }

  static Calibration of(LabelsPredictions predictions) {
    Sums sums = new Sums();
    for (int row = 0; row < predictions.rows(); row++) {
      for (int label = 0; label < predictions.labels().size(); label++) {
        sums.add(predictions.probability(row, label), predictions.has(row, label));
      }
    }
    return sums.calibration();
  }

  /** The sums of each bin. */
  private static final class Sums {

    private final long[] predictions = new long[BINS];
    private final double[] said = new double[BINS];
    private final long[] right = new long[BINS];

    void add(double probability, boolean isRight) {
      int bin = Math.max(0, Math.min(BINS, (int) Math.ceil(probability * BINS)) - 1);
      predictions[bin]++;
      said[bin] += probability;
      right[bin] += isRight ? 1 : 0;
    }

    Calibration calibration() {
      List<Bin> bins = new ArrayList<>();
      double gaps = 0;
      long all = 0;
      for (int bin = 0; bin < BINS; bin++) {
        long here = predictions[bin];
        all += here;
        gaps += Math.abs(said[bin] - right[bin]);
        if (here > 0) {
          bins.add(
              new Bin(
                  (double) bin / BINS,
                  (bin + 1.0) / BINS,
                  here,
                  said[bin] / here,
                  (double) right[bin] / here));
        }
      }
      return new Calibration(all == 0 ? 0 : Math.min(1, gaps / all), bins);
    }
  }
}
