package io.sparktune.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.model.mlp.MlpSettings.Initialisation;
import io.sparktune.model.mlp.MlpSettings.Loss;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

final class NetworkBuilderTest {

  private static final Shape THREE_CLASSES = Shape.ofClasses(4, 3);
  private static final Shape NUMBER = Shape.ofNumber(4);

  @Test
  void batchNormalisationStandsBetweenDenseLayerAndActivation() {
    MultiLayerConfiguration configuration =
        builder(settings(List.of(8, 6), 0, true, Loss.AUTO), THREE_CLASSES)
            .portableConfiguration(1);
    assertThat(layers(configuration).stream().map(Layer::getClass))
        .containsExactly(
            DenseLayer.class,
            BatchNormalization.class,
            ActivationLayer.class,
            DenseLayer.class,
            BatchNormalization.class,
            ActivationLayer.class,
            OutputLayer.class);
    assertThat(((BaseLayer) configuration.getConf(0).getLayer()).getActivationFn())
        .isInstanceOf(ActivationIdentity.class);
  }

  @Test
  void runningMeansOfBatchNormalisationAreNotClipped() {
    OptimizerSettings clipped = optimizer(new Clipping.Norm(0.5), new Schedule.Constant());
    MultiLayerConfiguration configuration =
        new NetworkBuilder(settings(List.of(8), 0, true, Loss.AUTO), clipped, THREE_CLASSES)
            .portableConfiguration(1);
    assertThat(layers(configuration).get(0))
        .extracting("gradientNormalization", "gradientNormalizationThreshold")
        .containsExactly(GradientNormalization.ClipL2PerLayer, 0.5);
    assertThat(layers(configuration).get(1))
        .extracting("gradientNormalization")
        .isEqualTo(GradientNormalization.None);
  }

  @Test
  void dropoutIsTheShareThatIsDroppedAndSparesTheInputs() {
    List<Layer> layers =
        layers(
            builder(settings(List.of(8, 6), 0.2, false, Loss.AUTO), THREE_CLASSES)
                .portableConfiguration(1));
    assertThat(layers.get(0).getIDropout()).isNull();
    assertThat(((Dropout) layers.get(1).getIDropout()).getP()).isEqualTo(0.8);
    assertThat(((Dropout) layers.get(2).getIDropout()).getP()).isEqualTo(0.8);
  }

  @Test
  void withoutHiddenLayersTheModelIsLinear() {
    MultiLayerNetwork network =
        builder(settings(List.of(), 0.5, false, Loss.AUTO), THREE_CLASSES).build(1, 1, 0, 1);
    assertThat(network.numParams()).isEqualTo(4 * 3 + 3);
    assertThat(network.getLayerWiseConfigurations().getConf(0).getLayer().getIDropout()).isNull();
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    NetworkBuilder builder = builder(settings(List.of(8), 0, false, Loss.AUTO), THREE_CLASSES);
    float[] weights = builder.build(1, 1, 0, 7).params().data().asFloat();
    assertThat(builder.build(1, 1, 0, 7).params().data().asFloat()).containsExactly(weights);
    assertThat(builder.build(1, 1, 0, 8).params().data().asFloat()).isNotEqualTo(weights);
  }

  @Test
  void aConstantRateNeedsNoSchedule() {
    Adam constant = updater(optimizer(new Clipping.None(), new Schedule.Constant()));
    assertThat(constant.getLearningRate()).isEqualTo(0.01);
    assertThat(constant.getLearningRateSchedule()).isNull();
    assertThat(constant.getBeta1()).isEqualTo(0.8);
    assertThat(constant.getBeta2()).isEqualTo(0.99);
    assertThat(constant.getEpsilon()).isEqualTo(1e-6);
    Adam falling = updater(optimizer(new Clipping.None(), new Schedule.Exponential(0.5)));
    assertThat(falling.getLearningRate(10, 0)).isEqualTo(0.005);
  }

  @Test
  void marginsBecomeProbabilitiesInThePortableConfiguration() {
    NetworkBuilder builder = builder(settings(List.of(), 0, false, Loss.HINGE), THREE_CLASSES);
    assertThat(builder.falseLabel()).isEqualTo(-1);
    assertThat(builder.hasMargins()).isTrue();
    OutputLayer output = (OutputLayer) builder.portableConfiguration(1).getConf(0).getLayer();
    assertThat(output.getActivationFn()).isInstanceOf(ActivationSoftmax.class);
    assertThat(output.getLossFn()).isInstanceOf(LossMCXENT.class);
  }

  @Test
  void lossesOfOurOwnStayOutOfThePortableConfiguration() {
    MultiLayerConfiguration configuration =
        builder(settings(List.of(), 0, false, Loss.HUBER), NUMBER).portableConfiguration(1);
    assertThat(((OutputLayer) configuration.getConf(0).getLayer()).getLossFn())
        .isInstanceOf(LossMSE.class);
    assertThat(configuration.toJson()).doesNotContain("sparktune");
  }

  @Test
  void lossesForNumbersAreRefusedForClassesAndTheOtherWayRound() {
    assertThatThrownBy(() -> builder(settings(List.of(), 0, false, Loss.LOG_COSH), THREE_CLASSES))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("the loss log-cosh is for numbers, not for classes");
    assertThatThrownBy(() -> builder(settings(List.of(), 0, false, Loss.HINGE), NUMBER))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("the loss hinge is for classes, not for numbers");
  }

  @Test
  void lossesOfCountsRefuseNegativeTargets() {
    NetworkBuilder builder = builder(settings(List.of(), 0, false, Loss.POISSON), NUMBER);
    builder.requireTarget(0);
    assertThatThrownBy(() -> builder.requireTarget(-0.5))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(
            "the loss poisson needs targets of at least 0.0, but one is -0.5 after scaling");
  }

  @Test
  void anUnknownActivationIsABadConfiguration() {
    MlpSettings settings =
        new MlpSettings(List.of(2), "rleu", Initialisation.XAVIER, 0, false, 0, 0, Loss.AUTO);
    assertThatThrownBy(() -> builder(settings, NUMBER).build(1, 1, 0, 1))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith("there is no activation rleu");
  }

  @Test
  void oneClassOrNoInputIsABadConfiguration() {
    assertThatThrownBy(() -> Shape.ofClasses(3, 1))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("the number of classes is 1");
    assertThatThrownBy(() -> Shape.ofNumber(0))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage("the preparation leaves 0 inputs");
  }

  private static Adam updater(OptimizerSettings optimizer) {
    MultiLayerNetwork network =
        new NetworkBuilder(settings(List.of(), 0, false, Loss.AUTO), optimizer, NUMBER)
            .build(10, 5, 0, 1);
    return (Adam)
        ((BaseLayer) network.getLayerWiseConfigurations().getConf(0).getLayer()).getIUpdater();
  }

  private static List<Layer> layers(MultiLayerConfiguration configuration) {
    return configuration.getConfs().stream().map(layer -> layer.getLayer()).toList();
  }

  private static NetworkBuilder builder(MlpSettings settings, Shape shape) {
    return new NetworkBuilder(
        settings, optimizer(new Clipping.None(), new Schedule.Constant()), shape);
  }

  private static MlpSettings settings(
      List<Integer> units, double dropout, boolean batchNormalisation, Loss loss) {
    return new MlpSettings(
        units, "relu", Initialisation.XAVIER, dropout, batchNormalisation, 0, 0, loss);
  }

  private static OptimizerSettings optimizer(Clipping clipping, Schedule schedule) {
    return new OptimizerSettings(
        new Updater.Adam(0.8, 0.99, 1e-6), new LearningRate(0.01, schedule, 0), clipping);
  }
}
