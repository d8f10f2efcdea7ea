package io.sparktune.model.series;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.GradientCheck;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.Shape;
import io.sparktune.settings.Task;
import io.sparktune.training.nd4j.NativeThreads;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradients of networks for series are those of the loss, with a layer below. */
final class SeriesGradientsTest {

  private static final int ROWS = 5;
  private static final int STEPS = 6;
  private static final int OUTPUTS = 3;
  private static final InputShape.Sequence WINDOW = new InputShape.Sequence(STEPS, 2);
  private static final InputShape.Vector EXTRAS = new InputShape.Vector(3);

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  private static WindowSettings network(WindowLayers layers) {
    return new WindowSettings(layers, List.of(3, 4), 3, "tanh", 0, 0, 0, Loss.AUTO);
  }

  private static NetworkBuilder builder(NetworkSettings settings, List<InputShape> inputs) {
    return builder(settings, inputs, List.of());
  }

  private static NetworkBuilder builder(
      NetworkSettings settings, List<InputShape> inputs, List<Double> quantiles) {
    return new NetworkBuilder(
        settings,
        new OptimizerSettings(
            new Updater.Sgd(),
            new LearningRate(0.1, new Schedule.Constant(), 0),
            new Clipping.None()),
        new Shape(inputs, Task.REGRESSION, OUTPUTS, quantiles));
  }

  private static INDArray random(SplittableRandom random, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long place = 0; place < array.length(); place++) {
      array.putScalar(place, random.nextDouble() * 2 - 1);
    }
    return array;
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfASequenceAreThoseOfTheLoss(WindowLayers layers) {
    requireRight(
        builder(network(layers), List.of(WINDOW)).configuration(1, 1, 0, 3),
        random(new SplittableRandom(8), ROWS, STEPS, 2));
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfASequenceAndAVectorAreThoseOfTheLoss(WindowLayers layers) {
    SplittableRandom random = new SplittableRandom(8);
    requireRight(
        builder(network(layers), List.of(WINDOW, EXTRAS)).configuration(1, 1, 0, 3),
        random(random, ROWS, STEPS, 2),
        random(random, ROWS, 3));
  }

  @Test
  void gradientsOfALinearMapAreThoseOfTheLoss() {
    requireRight(
        builder(new LinearSettings(0, 0, Loss.AUTO), List.of(EXTRAS)).configuration(1, 1, 0, 3),
        random(new SplittableRandom(8), ROWS, 3));
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfQuantilesAreThoseOfThePinballLoss(WindowLayers layers) {
    requireRight(
        builder(network(layers), List.of(WINDOW), List.of(0.1, 0.5, 0.9)).configuration(1, 1, 0, 3),
        random(new SplittableRandom(8), ROWS, STEPS, 2));
  }

  @Test
  void gradientsOfLinearQuantilesAreThoseOfThePinballLoss() {
    requireRight(
        builder(new LinearSettings(0, 0, Loss.AUTO), List.of(EXTRAS), List.of(0.1, 0.5, 0.9))
            .configuration(1, 1, 0, 3),
        random(new SplittableRandom(8), ROWS, 3));
  }

  @Test
  void otherLossesMakeNoQuantiles() {
    assertThatThrownBy(
            () -> builder(new LinearSettings(0, 0, Loss.MAE), List.of(EXTRAS), List.of(0.1, 0.5)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(
            "the loss mae does not make quantiles of outputs, which data.quantiles asks for; leave"
                + " it out");
  }

  private static void requireRight(NetworkConfiguration configuration, INDArray... inputs) {
    INDArray targets = random(new SplittableRandom(9), ROWS, OUTPUTS);
    GradientCheck.requireRight(configuration, inputs, targets);
    GradientCheck.requireTheSameInFloat(configuration, inputs, targets);
  }

  @ParameterizedTest
  @EnumSource
  void aVectorAloneIsNoWindow(WindowLayers layers) {
    assertThatThrownBy(() -> builder(network(layers), List.of(EXTRAS)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageEndingWith("set prepare.flatten to false");
  }
}
