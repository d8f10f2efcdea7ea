package io.sparktune.model.foreign;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.nd4j.linalg.activations.Activation;

/** Layers that read and give pictures, for networks of others, in one layout. */
@SuppressWarnings({"deprecation", "rawtypes"})
final class PictureLayers {

  private static final int[] SQUARE = {2, 2};

  private final CNN2DFormat format;

  PictureLayers(CNN2DFormat format) {
    this.format = format;
  }

  /** Those that train rightly, by name. */
  Map<String, Layer> right() {
    Map<String, Layer> layers = new LinkedHashMap<>();
    layers.put("convolution", convolution(3, ConvolutionMode.Same));
    layers.put("convolution, truncate", convolution(3, ConvolutionMode.Truncate));
    layers.put(
        "convolution, strided and dilated",
        new ConvolutionLayer.Builder(2, 2)
            .stride(2, 1)
            .dilation(1, 2)
            .padding(1, 0)
            .nOut(4)
            .activation(Activation.TANH)
            .dataFormat(format)
            .build());
    layers.put("depthwise", depthwise(1));
    layers.put("depthwise, two each", depthwise(2));
    layers.put("separable", separable(1));
    layers.put("separable, two each", separable(2));
    layers.put(
        "deconvolution",
        new Deconvolution2D.Builder(SQUARE)
            .stride(SQUARE)
            .nOut(4)
            .activation(Activation.TANH)
            .dataFormat(format)
            .build());
    layers.put("upsampling", new Upsampling2D.Builder(2).dataFormat(format).build());
    layers.put("cropping", new Cropping2D.Builder(1, 1).dataFormat(format).build());
    layers.put("zero padding", new ZeroPaddingLayer.Builder(1, 1).dataFormat(format).build());
    layers.put("space to depth", new SpaceToDepthLayer.Builder(2, depths()).build());
    layers.put("maximum", pooling(PoolingType.MAX, ConvolutionMode.Truncate, 1));
    layers.put("maximum, same", pooling(PoolingType.MAX, ConvolutionMode.Same, 1));
    layers.put("maximum, dilated", pooling(PoolingType.MAX, ConvolutionMode.Truncate, 2));
    layers.put("mean", pooling(PoolingType.AVG, ConvolutionMode.Truncate, 1));
    layers.put("mean, same", pooling(PoolingType.AVG, ConvolutionMode.Same, 1));
    layers.put("mean, dilated", pooling(PoolingType.AVG, ConvolutionMode.Truncate, 2));
    layers.put("norm", pooling(PoolingType.PNORM, ConvolutionMode.Truncate, 1));
    layers.put("batch normalisation", normalisation());
    layers.put("response normalisation", new LocalResponseNormalization.Builder().build());
    layers.put("parametric rectifier", new PReLULayer.Builder().inputShape(shape()).build());
    layers.put("activation", new ActivationLayer(Activation.SIGMOID));
    return layers;
  }

  BatchNormalization normalisation() {
    return new BatchNormalization.Builder().dataFormat(format).build();
  }

  /** One number for each channel. */
  GlobalPoolingLayer global() {
    return new GlobalPoolingLayer.Builder(PoolingType.AVG)
        .poolingDimensions(format == CNN2DFormat.NCHW ? new int[] {2, 3} : new int[] {1, 2})
        .build();
  }

  ConvolutionLayer convolution(int kernel, ConvolutionMode mode) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .nOut(4)
        .convolutionMode(mode)
        .activation(Activation.TANH)
        .dataFormat(format)
        .build();
  }

  DepthwiseConvolution2D depthwise(int multiplier) {
    return new DepthwiseConvolution2D.Builder(3, 3)
        .depthMultiplier(multiplier)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.TANH)
        .dataFormat(format)
        .build();
  }

  private SeparableConvolution2D separable(int multiplier) {
    return new SeparableConvolution2D.Builder(3, 3)
        .depthMultiplier(multiplier)
        .nOut(4)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.TANH)
        .dataFormat(format)
        .build();
  }

  private SubsamplingLayer pooling(PoolingType type, ConvolutionMode mode, int dilation) {
    return new SubsamplingLayer.Builder(type)
        .pnorm(2)
        .kernelSize(SQUARE)
        .stride(dilation == 1 ? SQUARE : new int[] {1, 1})
        .dilation(dilation, dilation)
        .convolutionMode(mode)
        .dataFormat(format)
        .build();
  }

  private SpaceToDepthLayer.DataFormat depths() {
    return format == CNN2DFormat.NCHW
        ? SpaceToDepthLayer.DataFormat.NCHW
        : SpaceToDepthLayer.DataFormat.NHWC;
  }

  private long[] shape() {
    return format == CNN2DFormat.NCHW ? new long[] {4, 6, 6} : new long[] {6, 6, 4};
  }
}
