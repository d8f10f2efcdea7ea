package io.sparktune.importance;

import java.util.Arrays;

/**
 * Parzen densities over the cells of an axis: truncated Gaussian kernels with the bandwidth of
 * Scott's rule, or Aitchison and Aitken's kernels for options. Both densities have the bandwidth
 * that suits the smaller number of rows, so that their ratio stays within its true bounds.
 */
final class ParzenDensities {

  private final CellAxis axis;
  private final int[] bestFirst;
  private final int best;
  private final int region;

  /**
   * @param bestFirst rows
   * @param best how many of them are the best
   * @param region how many of them are in the region
   */
  ParzenDensities(CellAxis axis, int[] bestFirst, int best, int region) {
    this.axis = axis;
    this.bestFirst = bestFirst;
    this.best = best;
    this.region = region;
  }

  /**
   * The Pearson divergence of the density of the best rows from that of the region.
   *
   * @param cells by row
   */
  double divergence(int[] cells) {
    double[] counts = counts(cells, best);
    double[][] kernels = axis.isOrdered() ? gaussian(axis, counts, best) : options(axis, best);
    double[] ofBest = smooth(counts, kernels, best);
    double[] ofRegion = smooth(counts(cells, region), kernels, region);
    double sum = 0;
    for (int cell = 0; cell < ofBest.length; cell++) {
      if (ofBest[cell] > 0) {
        sum += ofBest[cell] * ofBest[cell] / ofRegion[cell];
      }
    }
    return Math.max(0, sum - 1);
  }

  private double[] counts(int[] cells, int rows) {
    double[] counts = new double[axis.cells()];
    for (int i = 0; i < rows; i++) {
      counts[cells[bestFirst[i]]]++;
    }
    return counts;
  }

  private static double[] smooth(double[] counts, double[][] kernels, int rows) {
    double[] density = new double[counts.length];
    for (int from = 0; from < counts.length; from++) {
      for (int to = 0; counts[from] > 0 && to < counts.length; to++) {
        density[to] += counts[from] * kernels[from][to] / rows;
      }
    }
    return density;
  }

  /** By the cell of the row and the cell of the density. */
  private static double[][] gaussian(CellAxis axis, double[] counts, int rows) {
    double width = scottWidth(axis, counts, rows);
    double[][] kernels = new double[counts.length][counts.length];
    for (int from = 0; from < counts.length; from++) {
      for (int to = 0; to < counts.length; to++) {
        double distance = (axis.centre(to) - axis.centre(from)) / width;
        double density = from == to ? 1 : Math.exp(-distance * distance / 2);
        kernels[from][to] = density * axis.share(to);
      }
      double sum = Arrays.stream(kernels[from]).sum();
      for (int to = 0; to < counts.length; to++) {
        kernels[from][to] /= sum;
      }
    }
    return kernels;
  }

  private static double scottWidth(CellAxis axis, double[] counts, int rows) {
    double mean = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      mean += counts[cell] * axis.centre(cell) / rows;
    }
    double squares = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      squares += counts[cell] * Math.pow(axis.centre(cell) - mean, 2);
    }
    double narrowest = 0.5 / CellAxis.MOST_INTERVALS;
    double deviation = Math.sqrt(squares / Math.max(1, rows - 1));
    return Math.max(narrowest, 1.06 * deviation * Math.pow(rows, -0.2));
  }

  /** Such that each option has a row more than it has. */
  private static double[][] options(CellAxis axis, int rows) {
    int options = axis.cells();
    double[][] kernels = new double[options][options];
    for (int from = 0; from < options; from++) {
      Arrays.fill(kernels[from], 1.0 / (rows + options));
      kernels[from][from] += (double) rows / (rows + options);
    }
    return kernels;
  }
}
