package io.sparktune.search.gp.process;

/**
 * The negative logarithm of a kernel's posterior density given rows, as a function of the
 * logarithms of length scales, signal and noise. The mean of the process is optimal for each
 * kernel, with a standard normal prior.
 */
public final class Likelihood implements DifferentiableFunction {

  private final Geometry geometry;
  private final Rows rows;
  private final KernelPrior prior;
  private final double[][] squares;

  public Likelihood(Geometry geometry, Rows rows, KernelPrior prior) {
    this(geometry, rows, prior, squares(geometry, rows));
  }

  private Likelihood(Geometry geometry, Rows rows, KernelPrior prior, double[][] squares) {
    this.geometry = geometry;
    this.rows = rows;
    this.prior = prior;
    this.squares = squares;
  }

  /** The same places with other targets. */
  public Likelihood with(double[] targets, double[] extraNoise) {
    Rows others = new Rows(rows.features(), targets, extraNoise);
    return new Likelihood(geometry, others, prior, squares);
  }

  /** For each axis the squared distances of all pairs of rows, the later row outside. */
  private static double[][] squares(Geometry geometry, Rows rows) {
    int size = rows.size();
    double[][] squares = new double[geometry.axes()][size * (size - 1) / 2];
    int pair = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        for (int f = 0; f < geometry.features(); f++) {
          squares[geometry.axis(f)][pair] +=
              geometry.squared(f, rows.features()[i], rows.features()[j]);
        }
        pair++;
      }
    }
    return squares;
  }

  @Override
  public double at(double[] logs, double[] slopes) {
    Kernel kernel = Kernel.ofLogs(logs);
    int axes = geometry.axes();
    int size = rows.size();
    double[] scaled = scaled(kernel);
    GrowingCholesky cholesky = cholesky(kernel, scaled);
    MeanFunction meanFunction = MeanFunction.of(cholesky, rows.targets());
    double[] weights = meanFunction.weights();
    double misfit = 0;
    for (int i = 0; i < size; i++) {
      misfit += weights[i] * (rows.targets()[i] - meanFunction.mean());
    }
    double value =
        0.5 * (misfit + cholesky.logDeterminant() + meanFunction.mean() * meanFunction.mean())
            + prior.at(logs, slopes);
    double[][] inverse = cholesky.inverse();
    double[] lean = new double[scaled.length];
    double bySignal = 0;
    double byNoise = 0;
    int pair = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double influence = inverse[i][j] - weights[i] * weights[j];
        bySignal += influence * Matern.correlation(scaled[pair]);
        lean[pair] = influence * Matern.slope(scaled[pair]);
        pair++;
      }
      double own = inverse[i][i] - weights[i] * weights[i];
      bySignal += 0.5 * own;
      byNoise += 0.5 * own;
    }
    for (int a = 0; a < axes; a++) {
      double sum = GrowingCholesky.dot(lean, squares[a], lean.length);
      slopes[a] -= 2 * kernel.signal() * sum / (kernel.lengths()[a] * kernel.lengths()[a]);
    }
    slopes[axes] += kernel.signal() * bySignal;
    slopes[axes + 1] += kernel.noise() * byNoise;
    return Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
  }

  private double[] scaled(Kernel kernel) {
    double[] scaled = new double[rows.size() * (rows.size() - 1) / 2];
    for (int a = 0; a < squares.length; a++) {
      double weight = 1 / (kernel.lengths()[a] * kernel.lengths()[a]);
      double[] along = squares[a];
      for (int pair = 0; pair < scaled.length; pair++) {
        scaled[pair] += weight * along[pair];
      }
    }
    return scaled;
  }

  private GrowingCholesky cholesky(Kernel kernel, double[] scaled) {
    GrowingCholesky cholesky = new GrowingCholesky(rows.size());
    int pair = 0;
    for (int i = 0; i < rows.size(); i++) {
      double[] row = new double[i + 1];
      for (int j = 0; j < i; j++) {
        row[j] = kernel.signal() * Matern.correlation(scaled[pair++]);
      }
      row[i] = kernel.signal() + kernel.noise() + rows.extraNoise()[i];
      cholesky.add(row);
    }
    return cholesky;
  }
}
