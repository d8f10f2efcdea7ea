package io.sparktune.model.foreign;

import io.sparktune.model.GradientCheck;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.training.nd4j.NativeThreads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The gradients of layers that templates, classes and files of Keras may have: those of the loss in
 * double, and the same in single precision, where oneDNN computes, whatever layer reads them.
 */
final class LayerGradientsTest {

  private static final int ROWS = 3;
  private static final int CLASSES = 3;

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @TestFactory
  Stream<DynamicTest> layersOfPictures() {
    return Stream.of(CNN2DFormat.values())
        .flatMap(
            format -> {
              PictureLayers layers = new PictureLayers(format);
              InputType pictures = InputType.convolutional(6, 6, 2, format);
              List<DynamicTest> tests = new ArrayList<>();
              layers
                  .right()
                  .forEach(
                      (name, layer) ->
                          tests.add(
                              DynamicTest.dynamicTest(
                                  format + " " + name,
                                  () -> requireRight(layers, layer, pictures))));
              return tests.stream();
            });
  }

  private static void requireRight(PictureLayers layers, Layer layer, InputType pictures) {
    Layer below = layers.convolution(3, ConvolutionMode.Same);
    Check alone = new Check(pictures, below, layer, layers.global());
    if (pictures instanceof InputTypeConvolutional image && image.getFormat() == CNN2DFormat.NHWC) {
      alone.inDouble();
    }
    alone.inFloat();
    new Check(pictures, below, layer, layers.normalisation()).inFloat();
    new Check(pictures, below, layer, layers.convolution(2, ConvolutionMode.Same)).inFloat();
    new Check(pictures, below, layer, layers.depthwise(1)).inFloat();
  }

  @TestFactory
  Stream<DynamicTest> layersOfSteps() {
    return steps().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      Check check =
                          entry.getValue() instanceof LastTimeStep
                              ? new Check(InputType.recurrent(3, 6), below(), entry.getValue())
                              : new Check(
                                  InputType.recurrent(3, 6), below(), entry.getValue(), mean());
                      check.inDouble();
                      check.inFloat();
                    }));
  }

  private static Layer below() {
    return new Convolution1DLayer.Builder(3)
        .nOut(4)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.TANH)
        .build();
  }

  private static Layer mean() {
    return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
  }

  @SuppressWarnings("deprecation")
  private static Map<String, Layer> steps() {
    Map<String, Layer> layers = new LinkedHashMap<>();
    layers.put("convolution", below());
    layers.put(
        "convolution, causal and dilated",
        new Convolution1DLayer.Builder(2)
            .dilation(2)
            .nOut(4)
            .convolutionMode(ConvolutionMode.Causal)
            .build());
    layers.put(
        "maximum", new Subsampling1DLayer.Builder(PoolingType.MAX).kernelSize(2).stride(2).build());
    layers.put(
        "mean", new Subsampling1DLayer.Builder(PoolingType.AVG).kernelSize(2).stride(2).build());
    layers.put("upsampling", new Upsampling1D.Builder(2).build());
    layers.put("cropping", new Cropping1D.Builder(1).build());
    layers.put("zero padding", new ZeroPadding1DLayer.Builder(1).build());
    layers.put("LSTM", lstm());
    layers.put("LSTM of Graves", new GravesLSTM.Builder().nOut(3).build());
    layers.put("simple", new SimpleRnn.Builder().nOut(3).build());
    for (Bidirectional.Mode mode : Bidirectional.Mode.values()) {
      layers.put("bidirectional, " + mode, new Bidirectional(mode, lstm()));
    }
    layers.put("last of an LSTM", new LastTimeStep(lstm()));
    return layers;
  }

  private static LSTM lstm() {
    return new LSTM.Builder().nOut(3).activation(Activation.TANH).build();
  }

  /** A network of these layers below an output, and made numbers that it reads. */
  private record Check(NetworkConfiguration network, INDArray inputs, INDArray targets) {

    Check(InputType type, Layer... layers) {
      this(network(type, layers), numbers(type), classes());
    }

    private static NetworkConfiguration network(InputType type, Layer... layers) {
      NeuralNetConfiguration.ListBuilder list =
          new NeuralNetConfiguration.Builder().seed(3).updater(new Sgd(0.1)).list();
      for (Layer layer : layers) {
        list.layer(layer.clone());
      }
      return new NetworkConfiguration.Layers(
          list.layer(new OutputLayer.Builder().nOut(CLASSES).activation(Activation.SOFTMAX).build())
              .setInputType(type)
              .build());
    }

    private static INDArray numbers(InputType type) {
      SplittableRandom random = new SplittableRandom(8);
      long[] shape = type.getShape(true).clone();
      shape[0] = ROWS;
      INDArray inputs = Nd4j.create(DataType.DOUBLE, shape);
      for (long place = 0; place < inputs.length(); place++) {
        inputs.putScalar(place, random.nextDouble() * 2 - 1);
      }
      return inputs;
    }

    private static INDArray classes() {
      INDArray targets = Nd4j.zeros(DataType.DOUBLE, ROWS, CLASSES);
      for (int row = 0; row < ROWS; row++) {
        targets.putScalar(row, row % CLASSES, 1);
      }
      return targets;
    }

    void inDouble() {
      GradientCheck.requireRight(network, new INDArray[] {inputs}, targets);
    }

    void inFloat() {
      GradientCheck.requireTheSameInFloat(network, new INDArray[] {inputs}, targets);
    }
  }
}
