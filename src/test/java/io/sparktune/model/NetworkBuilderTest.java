package io.sparktune.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.InputShape;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.mlp.MlpSettings;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

final class NetworkBuilderTest {

  private static final List<InputShape> INPUTS = List.of(new InputShape.Vector(4));
  private static final Shape THREE_CLASSES = Shape.ofClasses(INPUTS, 3);
  private static final Shape NUMBER = Shape.ofNumber(INPUTS);

  @Test
  void aConstantRateNeedsNoSchedule() {
    Adam constant = updater(new Schedule.Constant());
    assertThat(constant.getLearningRate()).isEqualTo(0.01);
    assertThat(constant.getLearningRateSchedule()).isNull();
    assertThat(constant.getBeta1()).isEqualTo(0.8);
    assertThat(constant.getBeta2()).isEqualTo(0.99);
    assertThat(constant.getEpsilon()).isEqualTo(1e-6);
    Adam falling = updater(new Schedule.Exponential(0.5));
    assertThat(falling.getLearningRate(10, 0)).isEqualTo(0.005);
  }

  @Test
  void marginsBecomeProbabilitiesInThePortableConfiguration() {
    NetworkBuilder builder = builder(Loss.HINGE, THREE_CLASSES);
    assertThat(builder.falseLabel()).isEqualTo(-1);
    assertThat(builder.hasMargins()).isTrue();
    OutputLayer output = output(builder.portableConfiguration(1));
    assertThat(output.getActivationFn()).isInstanceOf(ActivationSoftmax.class);
    assertThat(output.getLossFn()).isInstanceOf(LossMCXENT.class);
  }

  @Test
  void lossesOfOurOwnStayOutOfThePortableConfiguration() {
    NetworkConfiguration configuration = builder(Loss.HUBER, NUMBER).portableConfiguration(1);
    assertThat(output(configuration).getLossFn()).isInstanceOf(LossMSE.class);
    assertThat(configuration.json()).doesNotContain("sparktune");
  }

  @Test
  void lossesForNumbersAreRefusedForClassesAndTheOtherWayRound() {
    assertThatThrownBy(() -> builder(Loss.LOG_COSH, THREE_CLASSES))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("the loss log-cosh is for numbers, not for classes");
    assertThatThrownBy(() -> builder(Loss.HINGE, NUMBER))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("the loss hinge is for classes, not for numbers");
  }

  @Test
  void lossesOfCountsRefuseNegativeTargets() {
    NetworkBuilder builder = builder(Loss.POISSON, NUMBER);
    builder.requireTarget(0);
    assertThatThrownBy(() -> builder.requireTarget(-0.5))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(
            "the loss poisson needs targets of at least 0.0, but one is -0.5 after scaling");
  }

  @Test
  void inputsThatTheKindCannotReadAreABadConfiguration() {
    Shape image = Shape.ofNumber(List.of(new InputShape.Image(1, 8, 8)));
    assertThatThrownBy(() -> builder(Loss.AUTO, image))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(
            "a network of the kind mlp does not fit: it reads one vector, not"
                + " [Image[channels=1, height=8, width=8]]");
  }

  @Test
  void oneClassOrNoInputIsABadConfiguration() {
    assertThatThrownBy(() -> Shape.ofClasses(INPUTS, 1))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("the number of classes is 1");
    assertThatThrownBy(() -> Shape.ofNumber(List.of()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("the preparation leaves no inputs");
  }

  private static Adam updater(Schedule schedule) {
    NetworkConfiguration configuration =
        builder(Loss.AUTO, schedule, NUMBER).configuration(10, 5, 0, 1);
    return (Adam) ((BaseLayer) output(configuration)).getIUpdater();
  }

  private static OutputLayer output(NetworkConfiguration configuration) {
    return (OutputLayer)
        ((NetworkConfiguration.Layers) configuration).configuration().getConf(0).getLayer();
  }

  private static NetworkBuilder builder(Loss loss, Shape shape) {
    return builder(loss, new Schedule.Constant(), shape);
  }

  /** Of linear models. */
  private static NetworkBuilder builder(Loss loss, Schedule schedule, Shape shape) {
    return new NetworkBuilder(
        new MlpSettings(List.of(), "relu", WeightInitialisation.XAVIER, 0, false, 0, 0, loss),
        new OptimizerSettings(
            new Updater.Adam(0.8, 0.99, 1e-6),
            new LearningRate(0.01, schedule, 0),
            new Clipping.None()),
        shape);
  }
}
