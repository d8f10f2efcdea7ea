package io.sparktune.data.series;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * A linear function of the last values, fitted by least squares; its order has the least criterion
 * of Akaike (1974).
 *
 * @param mean that values are distances from
 * @param weights of the values before, the last one first, and a constant behind them
 */
@SuppressWarnings("ArrayRecordComponent") // weights stay primitive
record Autoregression(double mean, double[] weights) {

  private static final int MOST_ORDER = 40;

  /** Each weight takes so many rows at least. */
  private static final int ROWS_PER_WEIGHT = 4;

  /** The last rows are enough. */
  private static final int MOST_ROWS = 20_000;

  private static final double RIDGE = 1e-9;

  int order() {
    return weights.length - 1;
  }

  /**
   * The best order on the first step of some rows.
   *
   * @param values of all places
   */
  static Autoregression fitted(SeriesSteps data, double[] values, int[] rows) {
    int most = Math.min(MOST_ORDER, Math.max(1, rows.length / ROWS_PER_WEIGHT));
    int[] places = places(data, rows, most);
    while (places.length < ROWS_PER_WEIGHT * most && most > 1) {
      most = most / 2;
      places = places(data, rows, most);
    }
    double mean = 0;
    for (int place : places) {
      mean += values[place] / places.length;
    }
    if (places.length == 0) {
      return new Autoregression(0, new double[] {1, 0});
    }
    Moments moments = new Moments(values, places, most, mean);
    Autoregression best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int order = 1; order <= most; order++) {
      Solution solution = moments.solved(order);
      double criterion = places.length * Math.log(Math.max(solution.error(), 1e-300)) + 2.0 * order;
      if (best == null || criterion < least) {
        least = criterion;
        best = new Autoregression(mean, solution.weights());
      }
    }
    return Objects.requireNonNull(best);
  }

  private static int[] places(SeriesSteps data, int[] rows, int order) {
    int[] all =
        Arrays.stream(rows)
            .map(row -> data.places()[row])
            .filter(place -> place - order >= data.values().starts()[data.values().seriesAt(place)])
            .toArray();
    return all.length <= MOST_ROWS
        ? all
        : Arrays.copyOfRange(all, all.length - MOST_ROWS, all.length);
  }

  /** The next steps, each from those before it. */
  double[] forecast(double[] values, int start, int place, int steps) {
    double[] forecast = new double[steps];
    for (int lead = 0; lead < steps; lead++) {
      double sum = weights[order()];
      for (int lag = 1; lag <= order(); lag++) {
        int at = place + lead - lag;
        double value = at >= place ? forecast[at - place] : values[Math.max(at, start)];
        sum += weights[lag - 1] * (value - mean);
      }
      forecast[lead] = mean + sum;
    }
    return forecast;
  }

  private record Solution(double[] weights, double error) {}

  /** The sums of products of the values before and the next one. */
  private static final class Moments {
    private final double[][] products;
    private final double[] withNext;
    private final double squares;
    private final int rows;

    Moments(double[] values, int[] places, int order, double mean) {
      products = new double[order + 1][order + 1];
      withNext = new double[order + 1];
      rows = places.length;
      double sum = 0;
      double[] before = new double[order + 1];
      for (int place : places) {
        before[0] = 1;
        for (int lag = 1; lag <= order; lag++) {
          before[lag] = values[place - lag] - mean;
        }
        double next = values[place] - mean;
        sum += next * next;
        for (int i = 0; i <= order; i++) {
          withNext[i] += before[i] * next;
          for (int j = 0; j <= order; j++) {
            products[i][j] += before[i] * before[j];
          }
        }
      }
      squares = sum;
    }

    Solution solved(int order) {
      RealMatrix matrix =
          new Array2DRowRealMatrix(products).getSubMatrix(0, order, 0, order).copy();
      RealVector right = new ArrayRealVector(withNext).getSubVector(0, order + 1);
      RealVector found;
      try {
        found = new QRDecomposition(matrix).getSolver().solve(right);
      } catch (SingularMatrixException e) {
        for (int i = 0; i <= order; i++) {
          matrix.addToEntry(i, i, RIDGE * (1 + matrix.getEntry(i, i)));
        }
        found = new QRDecomposition(matrix).getSolver().solve(right);
      }
      double[] weights = new double[order + 1];
      for (int lag = 1; lag <= order; lag++) {
        weights[lag - 1] = found.getEntry(lag);
      }
      weights[order] = found.getEntry(0);
      return new Solution(weights, (squares - found.dotProduct(right)) / rows);
    }
  }
}
