package io.sparktune.model.cnn;

import io.sparktune.settings.Settings;

/**
 * Convolutions of one width, and a pooling behind them.
 *
 * @param filters of each convolution
 * @param kernel the side of the square that a filter reads
 * @param stride of the first convolution
 * @param poolSize the side of the square that is pooled, and the distance to the next one
 * @param activation by its name in {@link io.sparktune.model.Activations}
 * @param dropout the share of the block's outputs that is dropped, in [0, 1)
 * @param spatialDropout the share of its channels that is dropped as a whole, in [0, 1)
 * @param residual whether the block's input is added to what its last convolution gives
 * @param separable whether each filter reads channels one by one, and mixes them then
 */
record ConvolutionBlock(
    int filters,
    int convolutions,
    int kernel,
    int stride,
    Padding padding,
    Pooling pooling,
    int poolSize,
    boolean batchNormalisation,
    String activation,
    double dropout,
    double spatialDropout,
    boolean residual,
    boolean separable)
    implements Settings {

  ConvolutionBlock {
    if (filters < 1 || convolutions < 1 || kernel < 1 || stride < 1 || poolSize < 1) {
      throw new IllegalArgumentException(
          "a block has "
              + convolutions
              + " convolutions of "
              + filters
              + " filters, kernel "
              + kernel
              + ", stride "
              + stride
              + " and pooling of "
              + poolSize);
    }
    if (!(dropout >= 0 && dropout < 1 && spatialDropout >= 0 && spatialDropout < 1)) {
      throw new IllegalArgumentException(
          "the dropout is " + dropout + ", that of channels " + spatialDropout);
    }
  }

  /** The same with another number of filters. */
  ConvolutionBlock withFilters(int other) {
    return new ConvolutionBlock(
        other,
        convolutions,
        kernel,
        stride,
        padding,
        pooling,
        poolSize,
        batchNormalisation,
        activation,
        dropout,
        spatialDropout,
        residual,
        separable);
  }
}
