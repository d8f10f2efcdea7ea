package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.json.BadModelFile;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.junit.jupiter.api.Test;

/** Networks of files whose few weights do not tell how large the arrays between layers are. */
final class ShapeCheckTest {

  private static final InputShape PICTURE = new InputShape.Image(3, 8, 8);
  private static final InputShape SEQUENCE = new InputShape.Sequence(8, 3);
  private static final InputType OF_PICTURE = InputType.convolutional(8, 8, 3);
  private static final InputType OF_SEQUENCE = InputType.recurrent(3, 8);

  private static Layer output() {
    return new OutputLayer.Builder().nIn(4).nOut(2).build();
  }

  private static void check(Layer growing, Layer reading, InputShape shape, InputType type) {
    NetworkConfiguration layers =
        new NetworkConfiguration.Layers(
            new NeuralNetConfiguration.Builder()
                .list(reading, growing, new GlobalPoolingLayer.Builder().build(), output())
                .setInputType(type)
                .build());
    new ShapeCheck(layers).require(List.of(shape), 2);
    ComputationGraphConfiguration graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("in")
            .addLayer("reading", reading.clone(), "in")
            .addLayer("growing", growing.clone(), "reading")
            .addLayer("pool", new GlobalPoolingLayer.Builder().build(), "growing")
            .addLayer("out", output(), "pool")
            .setOutputs("out")
            .setInputTypes(type)
            .build();
    new ShapeCheck(new NetworkConfiguration.Graph(graph)).require(List.of(shape), 2);
  }

  private static Layer convolution() {
    return new ConvolutionLayer.Builder(3, 3).nIn(3).nOut(4).build();
  }

  private static Layer convolutionOfSteps() {
    return new Convolution1DLayer.Builder(3).nIn(3).nOut(4).build();
  }

  private static void checkPicture(int padding) {
    Layer growing = new ZeroPaddingLayer.Builder(padding, padding).build();
    check(growing, convolution(), PICTURE, OF_PICTURE);
  }

  private static void checkPaddedSequence(int padding) {
    Layer growing = new ZeroPadding1DLayer.Builder(padding).build();
    check(growing, convolutionOfSteps(), SEQUENCE, OF_SEQUENCE);
  }

  private static void checkRepeatedSequence(int times) {
    Layer growing = new Upsampling1D.Builder(times).build();
    check(growing, convolutionOfSteps(), SEQUENCE, OF_SEQUENCE);
  }

  @Test
  void whatGrowsALittleIsRead() {
    assertThatCode(
            () -> {
              checkPicture(2);
              checkPaddedSequence(2);
              checkRepeatedSequence(2);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void whatGrowsWithoutBoundsIsRefused() {
    List<ThrowingCallable> checks =
        List.of(
            () -> checkPicture(4_000),
            () -> checkPaddedSequence(30_000_000),
            () -> checkRepeatedSequence(10_000_000));
    for (ThrowingCallable check : checks) {
      assertThatThrownBy(check)
          .isInstanceOf(BadModelFile.class)
          .hasMessageStartingWith("a layer of the network gives ")
          .hasMessageEndingWith(" for a row");
    }
  }
}
