package io.sparktune.model.cnn;

import io.sparktune.model.Activations;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** Adds the layers of blocks to a graph, one block on the other. */
final class BlockLayers {

  private static final CNN2DFormat FORMAT = CNN2DFormat.NHWC;

  /** The greatest of some values stays the greatest; the activation may follow the pooling. */
  private static final Set<String> MONOTONE =
      Set.of(
          "relu",
          "leaky-relu",
          "relu6",
          "elu",
          "selu",
          "tanh",
          "hard-tanh",
          "rational-tanh",
          "rectified-tanh",
          "sigmoid",
          "hard-sigmoid",
          "softplus",
          "softsign",
          "cube",
          "identity");

  private final GraphBuilder graph;
  private final Penalties penalties;
  private final boolean isForTraining;
  private String last;
  private FeatureMaps maps;
  private int blocks;

  /**
   * A graph before its first block.
   *
   * @param last the vertex that gives the image
   * @param maps the size of the image
   */
  BlockLayers(
      GraphBuilder graph,
      Penalties penalties,
      boolean isForTraining,
      String last,
      FeatureMaps maps) {
    this.graph = graph;
    this.penalties = penalties;
    this.isForTraining = isForTraining;
    this.last = last;
    this.maps = maps;
  }

  /** The vertex that gives what the last block gives. */
  String last() {
    return last;
  }

  FeatureMaps maps() {
    return maps;
  }

  void add(ConvolutionBlock block) {
    blocks++;
    String input = last;
    FeatureMaps read = maps;
    for (int convolution = 1; convolution <= block.convolutions(); convolution++) {
      boolean isLast = convolution == block.convolutions();
      addConvolution(block, convolution);
      if (block.batchNormalisation()) {
        addNormalisation("normalisation-" + convolution);
      }
      if (!isLast) {
        addActivation("activation-" + convolution, block);
      }
    }
    if (block.residual()) {
      addShortcut(block, input, read);
    }
    boolean isPooledFirst = block.pooling() == Pooling.MAX && MONOTONE.contains(block.activation());
    if (!isPooledFirst) {
      addActivation("activation", block);
    }
    if (block.pooling() != Pooling.NONE) {
      addPooling(block);
    }
    if (isPooledFirst) {
      addActivation("activation", block);
    }
    if (block.spatialDropout() > 0 && isForTraining) {
      addDropout("spatial-dropout", new ChannelDropout(1 - block.spatialDropout()));
    }
    if (block.dropout() > 0) {
      addDropout("dropout", new Dropout(1 - block.dropout()));
    }
  }

  private void addConvolution(ConvolutionBlock block, int number) {
    int stride = number == 1 ? block.stride() : 1;
    int channels = maps.channels();
    maps = maps.convolved(blocks, block, stride);
    String name = "convolution-" + number;
    if (!block.separable()) {
      add(name, convolution(channels, block, block.kernel(), stride));
      return;
    }
    // Deeplearning4j's layer for both steps gives arrays that its batch normalisation misreads.
    var depthwise = new DepthwiseConvolution2D.Builder(block.kernel(), block.kernel());
    add(
        "depthwise-" + number,
        common(depthwise.dataFormat(FORMAT), channels, channels, block, stride)
            .hasBias(false)
            .build());
    add(name, convolution(channels, block, 1, 1));
  }

  private Layer convolution(int channels, ConvolutionBlock block, int kernel, int stride) {
    var layer = new ConvolutionLayer.Builder(kernel, kernel).dataFormat(FORMAT);
    return common(layer, channels, block.filters(), block, stride).build();
  }

  private <B extends ConvolutionLayer.BaseConvBuilder<B>> B common(
      B layer, int channels, int filters, ConvolutionBlock block, int stride) {
    return layer
        .stride(stride, stride)
        .nIn(channels)
        .nOut(filters)
        .convolutionMode(
            block.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate)
        .activation(Activation.IDENTITY)
        .l1(penalties.l1())
        .l2(penalties.l2());
  }

  private void addNormalisation(String name) {
    // Deeplearning4j passes the running means off as gradients: clipping would falsify them.
    add(
        name,
        new BatchNormalization.Builder()
            .nIn(maps.channels())
            .nOut(maps.channels())
            .dataFormat(FORMAT)
            .gradientNormalization(GradientNormalization.None)
            .build());
  }

  /** Adds the block's input to its output; where their sizes differ, by way of a convolution. */
  private void addShortcut(ConvolutionBlock block, String input, FeatureMaps read) {
    String shortcut = input;
    if (!read.equals(maps)) {
      shortcut = name("shortcut");
      graph.addLayer(shortcut, convolution(read.channels(), block, 1, block.stride()), input);
    }
    String sum = name("sum");
    graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), last, shortcut);
    last = sum;
  }

  private void addActivation(String name, ConvolutionBlock block) {
    Activation activation = Activations.named(block.activation());
    if (activation != Activation.IDENTITY) {
      add(name, new ActivationLayer.Builder().activation(activation).build());
    }
  }

  private void addPooling(ConvolutionBlock block) {
    maps = maps.pooled(blocks, block.poolSize());
    PoolingType type = block.pooling() == Pooling.MAX ? PoolingType.MAX : PoolingType.AVG;
    add(
        "pooling",
        new SubsamplingLayer.Builder(type)
            .kernelSize(block.poolSize(), block.poolSize())
            .stride(block.poolSize(), block.poolSize())
            .convolutionMode(ConvolutionMode.Truncate)
            .dataFormat(FORMAT)
            .build());
  }

  private void addDropout(String name, IDropout dropout) {
    add(name, new DropoutLayer.Builder(dropout).build());
  }

  private void add(String name, Layer layer) {
    String full = name(name);
    graph.addLayer(full, layer, last);
    last = full;
  }

  private String name(String part) {
    return "block-" + blocks + "-" + part;
  }
}
