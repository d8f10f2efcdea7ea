package io.sparktune.training.engine;

import io.sparktune.training.engine.arrays.Buffers;
import io.sparktune.training.engine.arrays.Columns;
import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy, arXiv 1502.03167): each column has mean 0 and variance 1
 * over the batch, times gamma, plus beta. Predictions go by running statistics.
 */
final class NormalisationStep implements Step {

  private static final double LOG_10 = Math.log(10);

  private final int width;
  private final float epsilon;
  private final double decay;
  private final boolean keepsLogarithms;
  private final Parameter gamma;
  private final Parameter beta;
  private final Parameter mean;

  /** The running variance, or the common logarithm of its square root. */
  private final Parameter spread;

  private final float[] batchMean;
  private final float[] batchVariance;
  private final float[] deviation;
  private final float[] slopes;
  private final float[] offsets;
  private float[] centred = new float[0];
  private float[] normalised = new float[0];
  private float[] outputs = new float[0];

  /**
   * A normalisation.
   *
   * @param decay the weight of the running statistics before
   * @param keepsLogarithms whether the running variance is kept as the logarithm of its root
   */
  NormalisationStep(int width, double epsilon, double decay, boolean keepsLogarithms) {
    this.width = width;
    this.epsilon = (float) epsilon;
    this.decay = decay;
    this.keepsLogarithms = keepsLogarithms;
    this.gamma = new Parameter(1, width, 0, 0);
    this.beta = new Parameter(1, width, 0, 0);
    this.mean = new Parameter(1, width, 0, 0);
    this.spread = new Parameter(1, width, 0, 0);
    this.batchMean = new float[width];
    this.batchVariance = new float[width];
    this.deviation = new float[width];
    this.slopes = new float[width];
    this.offsets = new float[width];
  }

  @Override
  public float[] forward(float[] inputs, int rows) {
    allocate(rows);
    Columns.setSums(inputs, rows, batchMean);
    divide(batchMean, rows);
    for (int row = 0; row < rows; row++) {
      int start = row * width;
      for (int column = 0; column < width; column++) {
        centred[start + column] = inputs[start + column] - batchMean[column];
      }
    }
    Columns.setSumsOfProducts(centred, centred, rows, batchVariance);
    divide(batchVariance, rows);
    for (int column = 0; column < width; column++) {
      deviation[column] = (float) Math.sqrt(batchVariance[column] + epsilon);
    }
    normalise(rows);
    return outputs;
  }

  @Override
  public float[] predict(float[] inputs, int rows) {
    allocate(rows);
    for (int column = 0; column < width; column++) {
      deviation[column] = (float) Math.sqrt(variance(column) + epsilon);
    }
    float[] means = mean.values();
    for (int row = 0; row < rows; row++) {
      int start = row * width;
      for (int column = 0; column < width; column++) {
        centred[start + column] = inputs[start + column] - means[column];
      }
    }
    normalise(rows);
    return outputs;
  }

  private void allocate(int rows) {
    centred = Buffers.atLeast(centred, rows * width);
    normalised = Buffers.atLeast(normalised, rows * width);
    outputs = Buffers.atLeast(outputs, rows * width);
  }

  private void normalise(int rows) {
    float[] factors = gamma.values();
    float[] shifts = beta.values();
    for (int row = 0; row < rows; row++) {
      int start = row * width;
      for (int column = 0; column < width; column++) {
        float value = centred[start + column] / deviation[column];
        normalised[start + column] = value;
        outputs[start + column] = value * factors[column] + shifts[column];
      }
    }
  }

  private float variance(int column) {
    float kept = spread.values()[column];
    if (!keepsLogarithms) {
      return kept;
    }
    float root = (float) Math.pow(10, kept);
    return root * root;
  }

  @Override
  public float[] backward(float[] gradient, int rows) {
    Columns.setSums(gradient, rows, beta.gradient());
    Columns.setSumsOfProducts(gradient, normalised, rows, gamma.gradient());
    float[] factors = gamma.values();
    for (int column = 0; column < width; column++) {
      slopes[column] = factors[column] / deviation[column];
      offsets[column] = gamma.gradient()[column] / rows;
      batchMean[column] = mean.values()[column] - batchMean[column];
    }
    float[] shifts = beta.gradient();
    for (int row = 0; row < rows; row++) {
      int start = row * width;
      for (int column = 0; column < width; column++) {
        int place = start + column;
        gradient[place] =
            slopes[column]
                * (gradient[place] - shifts[column] / rows - normalised[place] * offsets[column]);
      }
    }
    setStatistics();
    return gradient;
  }

  /** Deeplearning4j subtracts these from the running statistics as it does gradients. */
  private void setStatistics() {
    float share = (float) (1 - decay);
    for (int column = 0; column < width; column++) {
      mean.gradient()[column] = batchMean[column] * share;
      if (keepsLogarithms) {
        float before = variance(column);
        float after = before * (float) decay + batchVariance[column] * share;
        spread.gradient()[column] = (float) (Math.log(before / after) / (2 * LOG_10));
      } else {
        spread.gradient()[column] = (spread.values()[column] - batchVariance[column]) * share;
      }
    }
  }

  private static void divide(float[] sums, int rows) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= rows;
    }
  }

  List<Parameter> trained() {
    return List.of(gamma, beta);
  }

  /** The running statistics, which no updater changes. */
  List<Parameter> statistics() {
    return List.of(mean, spread);
  }
}
