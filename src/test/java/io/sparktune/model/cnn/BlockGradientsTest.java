package io.sparktune.model.cnn;

import io.sparktune.data.InputShape;
import io.sparktune.model.GradientCheck;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradients of every kind of block are those of the loss, with a block below. */
final class BlockGradientsTest {

  private static final int ROWS = 5;
  private static final int CLASSES = 3;
  private static final InputShape.Image IMAGE = new InputShape.Image(2, 6, 5);

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  static Stream<Named<CnnSettings>> networks() {
    ConvolutionBlock below = Blocks.pooled(Blocks.PLAIN, Pooling.NONE);
    return Stream.of(
        above("maximum", below, Blocks.PLAIN),
        above("mean", below, Blocks.pooled(Blocks.PLAIN, Pooling.AVERAGE)),
        above("two convolutions", below, Blocks.pair(false, false, false)),
        above("normalised", below, Blocks.pair(true, false, false)),
        above("residual", below.withFilters(4), Blocks.pair(false, true, false)),
        above("residual and wider", below, Blocks.pair(true, true, false)),
        above("separable", below, Blocks.pair(false, false, true)),
        above("separable, residual, normalised", below, Blocks.pair(true, true, true)),
        above("strided", below, Blocks.strided(3, 2, Padding.SAME, false, false)),
        above("strided, even kernel", below, Blocks.strided(2, 2, Padding.SAME, false, false)),
        above("strided, valid", below, Blocks.strided(3, 2, Padding.VALID, false, false)),
        above("strided, residual", below, Blocks.strided(3, 2, Padding.SAME, true, false)),
        above("strided, separable", below, Blocks.strided(3, 2, Padding.SAME, false, true)),
        above("valid, separable", below, Blocks.strided(3, 1, Padding.VALID, false, true)),
        Named.of("global mean", Blocks.network(Pooling.AVERAGE, below, Blocks.PLAIN)),
        Named.of("global maximum", Blocks.network(Pooling.MAX, below, Blocks.PLAIN)),
        Named.of(
            "label smoothing",
            Blocks.network(Pooling.NONE, 0, Penalties.NONE, 0.2, Loss.AUTO, below, Blocks.PLAIN)));
  }

  private static Named<CnnSettings> above(
      String name, ConvolutionBlock below, ConvolutionBlock block) {
    return Named.of(name, Blocks.network(Pooling.NONE, below, block));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreThoseOfTheLoss(CnnSettings settings) {
    requireRight(settings, Shape.ofClasses(List.of(IMAGE), CLASSES), 0);
  }

  /** Mixup trains on targets between two classes. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void gradientsAreThoseOfTheLossOfMixedTargets(double labelSmoothing) {
    CnnSettings settings =
        Blocks.network(
            Pooling.NONE, 0, Penalties.NONE, labelSmoothing, Loss.AUTO, Blocks.PLAIN, Blocks.PLAIN);
    requireRight(settings, Shape.ofClasses(List.of(IMAGE), CLASSES), 0.3);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "MSE"})
  void gradientsAreThoseOfTheLossOfLabels(Loss loss) {
    CnnSettings settings =
        Blocks.network(Pooling.NONE, 0, Penalties.NONE, 0.1, loss, Blocks.PLAIN, Blocks.PLAIN);
    requireRight(settings, Shape.ofLabels(List.of(IMAGE), CLASSES), 0);
  }

  /**
   * @param mixed the share of another row in the targets of each row
   */
  private static void requireRight(CnnSettings settings, Shape shape, double mixed) {
    NetworkBuilder builder =
        new NetworkBuilder(
            settings,
            new OptimizerSettings(
                new Updater.Sgd(),
                new LearningRate(0.1, new Schedule.Constant(), 0),
                new Clipping.None()),
            shape);
    SplittableRandom random = new SplittableRandom(8);
    INDArray images = Nd4j.create(DataType.DOUBLE, ROWS, 2, 6, 5);
    for (long place = 0; place < images.length(); place++) {
      images.putScalar(place, random.nextDouble() * 2 - 1);
    }
    INDArray targets = Nd4j.zeros(DataType.DOUBLE, ROWS, CLASSES).addi(builder.falseLabel());
    for (int row = 0; row < ROWS; row++) {
      targets.putScalar(row, row % CLASSES, builder.trueLabel());
      if (shape.task() == Task.MULTI_LABEL) {
        targets.putScalar(row, row * 2 % CLASSES, builder.trueLabel());
      }
    }
    INDArray others = targets.dup();
    for (int row = 0; row < ROWS; row++) {
      INDArray own = others.getRow(row).mul(1 - mixed);
      targets.putRow(row, own.addi(others.getRow((row + 1) % ROWS).mul(mixed)));
    }
    NetworkConfiguration configuration = builder.configuration(1, 1, 0, 3);
    GradientCheck.requireRight(configuration, new INDArray[] {images}, targets);
    GradientCheck.requireTheSameInFloat(configuration, new INDArray[] {images}, targets);
  }
}
