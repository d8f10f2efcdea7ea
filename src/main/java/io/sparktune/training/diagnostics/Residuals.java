package io.sparktune.training.diagnostics;

import io.sparktune.training.metrics.NumberPredictions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Errors of predicted numbers: predicted less actual, in the target's own unit.
 *
 * @param mean of all errors: how much too high the predictions are on average
 * @param deviation the sample standard deviation of all errors; 0 for a single one
 * @param bars a histogram of all errors; those far outside are counted in the outermost ones
 * @param points actual and predicted numbers, one in so many
 */
public record Residuals(double mean, double deviation, List<Bar> bars, List<Point> points)
    implements Serializable {

  static final Residuals NONE = new Residuals(0, 0, List.of(), List.of());

  private static final int MOST_BARS = 25;
  private static final int FEWEST_BARS = 5;
  private static final int MOST_POINTS = 600;

  /** Of the errors on each side, so that few outliers do not hide the others. */
  private static final double OUTSIDE = 0.005;

  /**
   * Errors of about one size.
   *
   * @param from bound; the first bar also counts what is below
   * @param to bound; the last bar also counts what is above
   */
  public record Bar(double from, double to, long predictions) implements Serializable {}

  /** A prediction beside the truth. */
  public record Point(double actual, double predicted) implements Serializable {}

  public Residuals {
    bars = List.copyOf(bars);
    points = List.copyOf(points);
  }

  static Residuals of(NumberPredictions predictions) {
    int count = predictions.rows();
    double[] errors = new double[count];
    for (int i = 0; i < count; i++) {
      errors[i] = predictions.predicted(i) - predictions.truth(i);
    }
    double mean = Arrays.stream(errors).average().orElseThrow();
    double squares = Arrays.stream(errors).map(each -> (each - mean) * (each - mean)).sum();
    List<Point> points = new ArrayList<>();
    int shown = Math.min(count, MOST_POINTS);
    for (int place = 0; place < shown; place++) {
      int i = (int) ((long) place * count / shown);
      points.add(new Point(predictions.truth(i), predictions.predicted(i)));
    }
    return new Residuals(
        mean, count < 2 ? 0 : Math.sqrt(squares / (count - 1)), bars(errors), points);
  }

  private static List<Bar> bars(double[] errors) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    int outside = (int) (OUTSIDE * sorted.length);
    double low = sorted[outside];
    double high = sorted[sorted.length - 1 - outside];
    if (!(high > low)) {
      return List.of(new Bar(low, high, sorted.length));
    }
    int all = (int) Math.max(FEWEST_BARS, Math.min(MOST_BARS, 2 * Math.sqrt(errors.length)));
    long[] counts = new long[all];
    double width = high / all - low / all;
    for (double error : errors) {
      counts[(int) Math.max(0, Math.min(all - 1, Math.floor((error - low) / width)))]++;
    }
    List<Bar> bars = new ArrayList<>();
    for (int bar = 0; bar < all; bar++) {
      bars.add(new Bar(low + bar * width, low + (bar + 1) * width, counts[bar]));
    }
    return bars;
  }
}
