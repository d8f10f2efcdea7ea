package io.sparktune.importance;

import io.sparktune.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mean score over the values of two parameters: that of the trials around each place, weighted
 * by a Gaussian kernel on the unit square (Nadaraya 1964; Watson 1964). Options are never mixed. Of
 * some bandwidths it has the one by which trials are best told from all others.
 *
 * @param bandwidth of the kernel, on the unit interval
 * @param across values of the first parameter, one for each column
 * @param up values of the second parameter, one for each line
 * @param means line by line; null where no trial is near
 */
public record PairSurface(
    double bandwidth, List<Object> across, List<Object> up, List<@Nullable Double> means) {

  /** More options make no picture. */
  private static final int MOST_OPTIONS = 40;

  private static final int MOST_CELLS = 24;
  private static final double[] BANDWIDTHS = {0.05, 0.08, 0.12, 0.18, 0.27, 0.4};

  /** Trials by which the bandwidth is chosen. */
  private static final int MOST_JUDGED = 500;

  /** In bandwidths; a place without a trial as near as that has no mean. */
  private static final double REACH = 2;

  public PairSurface {
    across = List.copyOf(across);
    up = List.copyOf(up);
    means = Arrays.asList(means.toArray(new Double[0]));
  }

  /** Whether there is a picture of a parameter's values. */
  public static boolean isPossible(Parameter parameter) {
    return parameter.isOrdered() || parameter.size() <= MOST_OPTIONS;
  }

  /**
   * Fits the surface.
   *
   * @param places of the trials on the unit square
   * @param scores of the trials, at least one
   */
  public static PairSurface of(
      Parameter across, Parameter up, List<double[]> places, double[] scores) {
    Fit fit = new Fit(across, up, places, scores);
    double bandwidth = fit.bandwidth();
    int columns = cells(across);
    int lines = cells(up);
    List<@Nullable Double> means = new ArrayList<>();
    for (int cell = 0; cell < columns * lines; cell++) {
      double[] place = {
        (cell % columns + 0.5) / columns, (Math.floorDiv(cell, columns) + 0.5) / lines
      };
      means.add(fit.mean(place, bandwidth));
    }
    return new PairSurface(bandwidth, values(across), values(up), means);
  }

  private static int cells(Parameter parameter) {
    return (int) Math.min(parameter.isOrdered() ? MOST_CELLS : MOST_OPTIONS, parameter.size());
  }

  private static List<Object> values(Parameter parameter) {
    List<Object> values = new ArrayList<>();
    for (int cell = 0; cell < cells(parameter); cell++) {
      values.add(parameter.valueAt((cell + 0.5) / cells(parameter)));
    }
    return values;
  }

  /** The trials. */
  @SuppressWarnings("ArrayRecordComponent") // scores stay primitive
  private record Fit(Parameter across, Parameter up, List<double[]> places, double[] scores) {

    /** By the squares of the errors of trials by all others. */
    double bandwidth() {
      double best = BANDWIDTHS[BANDWIDTHS.length - 1];
      double least = Double.POSITIVE_INFINITY;
      double all = Arrays.stream(scores).average().orElseThrow();
      int judged = Math.min(MOST_JUDGED, scores.length);
      for (double bandwidth : BANDWIDTHS) {
        double squares = 0;
        for (int place = 0; place < judged; place++) {
          int trial = (int) ((long) place * scores.length / judged);
          double error = scores[trial] - withoutTrial(trial, bandwidth, all);
          squares += error * error;
        }
        if (squares < least) {
          least = squares;
          best = bandwidth;
        }
      }
      return best;
    }

    private double withoutTrial(int trial, double bandwidth, double otherwise) {
      double weights = 0;
      double sum = 0;
      for (int other = 0; other < scores.length; other++) {
        if (other != trial) {
          double weight = weight(squares(places.get(trial), places.get(other)), bandwidth);
          weights += weight;
          sum += weight * scores[other];
        }
      }
      return weights > 0 ? sum / weights : otherwise;
    }

    @Nullable Double mean(double[] place, double bandwidth) {
      double weights = 0;
      double sum = 0;
      double nearest = Double.POSITIVE_INFINITY;
      for (int trial = 0; trial < scores.length; trial++) {
        double squares = squares(place, places.get(trial));
        double weight = weight(squares, bandwidth);
        nearest = Math.min(nearest, squares);
        weights += weight;
        sum += weight * scores[trial];
      }
      return Math.sqrt(nearest) <= REACH * bandwidth ? (Double) (sum / weights) : null;
    }

    private static double weight(double squares, double bandwidth) {
      return Math.exp(-squares / (2 * bandwidth * bandwidth));
    }

    private double squares(double[] one, double[] other) {
      return square(across, one[0], other[0]) + square(up, one[1], other[1]);
    }

    private static double square(Parameter parameter, double one, double other) {
      if (parameter.isOrdered()) {
        return (one - other) * (one - other);
      }
      return parameter.valueAt(one).equals(parameter.valueAt(other)) ? 0 : Double.POSITIVE_INFINITY;
    }
  }
}
