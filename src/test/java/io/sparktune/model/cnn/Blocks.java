package io.sparktune.model.cnn;

import io.sparktune.model.Loss;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.WeightInitialisation;
import java.util.List;

/** Blocks and networks for tests. */
public final class Blocks {

  /** One convolution of 3 filters and a maximum, smooth otherwise. */
  static final ConvolutionBlock PLAIN =
      new ConvolutionBlock(
          3, 1, 3, 1, Padding.SAME, Pooling.MAX, 2, false, "tanh", 0, 0, false, false);

  private Blocks() {}

  /** Dropout of both kinds, batch normalisation, penalties, and a residual block. */
  public static NetworkSettings withEverythingRandom() {
    Penalties penalties = new Penalties(1e-5, 1e-4, 1e-5, 1e-4);
    return network(
        Pooling.NONE,
        0.3,
        penalties,
        0.1,
        Loss.AUTO,
        dropping(0.2, 0.2, true),
        pair(true, true, true));
  }

  static ConvolutionBlock pooled(ConvolutionBlock block, Pooling pooling) {
    return new ConvolutionBlock(
        block.filters(),
        block.convolutions(),
        block.kernel(),
        block.stride(),
        block.padding(),
        pooling,
        block.poolSize(),
        block.batchNormalisation(),
        block.activation(),
        block.dropout(),
        block.spatialDropout(),
        block.residual(),
        block.separable());
  }

  /** Two convolutions without pooling. */
  static ConvolutionBlock pair(boolean normalised, boolean residual, boolean separable) {
    return new ConvolutionBlock(
        4, 2, 3, 1, Padding.SAME, Pooling.NONE, 2, normalised, "tanh", 0, 0, residual, separable);
  }

  /** A block that steps over pixels. */
  static ConvolutionBlock strided(
      int kernel, int stride, Padding padding, boolean residual, boolean separable) {
    return new ConvolutionBlock(
        4, 1, kernel, stride, padding, Pooling.NONE, 2, false, "tanh", 0, 0, residual, separable);
  }

  static ConvolutionBlock dropping(double dropout, double spatialDropout, boolean normalised) {
    return new ConvolutionBlock(
        4,
        1,
        3,
        1,
        Padding.SAME,
        Pooling.MAX,
        2,
        normalised,
        "relu",
        dropout,
        spatialDropout,
        false,
        false);
  }

  static CnnSettings network(Pooling globalPooling, ConvolutionBlock... blocks) {
    return network(globalPooling, 0, Penalties.NONE, 0, Loss.AUTO, blocks);
  }

  static CnnSettings network(
      Pooling globalPooling,
      double dropout,
      Penalties penalties,
      double labelSmoothing,
      Loss loss,
      ConvolutionBlock... blocks) {
    return new CnnSettings(
        List.of(blocks),
        globalPooling,
        new DenseHead(List.of(5), "tanh", dropout, WeightInitialisation.XAVIER),
        penalties,
        labelSmoothing,
        loss);
  }
}
