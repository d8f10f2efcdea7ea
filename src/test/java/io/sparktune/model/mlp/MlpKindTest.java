package io.sparktune.model.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.Shape;
import io.sparktune.model.WeightInitialisation;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

final class MlpKindTest {

  @Test
  void batchNormalisationStandsBetweenDenseLayerAndActivation() {
    List<Layer> layers = layers(settings(List.of(8, 6), 0, true), new Clipping.None());
    assertThat(layers.stream().map(Layer::getClass))
        .containsExactly(
            DenseLayer.class,
            BatchNormalization.class,
            ActivationLayer.class,
            DenseLayer.class,
            BatchNormalization.class,
            ActivationLayer.class,
            OutputLayer.class);
    assertThat(((BaseLayer) layers.get(0)).getActivationFn())
        .isInstanceOf(ActivationIdentity.class);
  }

  @Test
  void runningMeansOfBatchNormalisationAreNotClipped() {
    List<Layer> layers = layers(settings(List.of(8), 0, true), new Clipping.Norm(0.5));
    assertThat(layers.get(0))
        .extracting("gradientNormalization", "gradientNormalizationThreshold")
        .containsExactly(GradientNormalization.ClipL2PerLayer, 0.5);
    assertThat(layers.get(1))
        .extracting("gradientNormalization")
        .isEqualTo(GradientNormalization.None);
  }

  @Test
  void dropoutIsTheShareThatIsDroppedAndSparesTheInputs() {
    List<Layer> layers = layers(settings(List.of(8, 6), 0.2, false), new Clipping.None());
    assertThat(layers.get(0).getIDropout()).isNull();
    assertThat(((Dropout) layers.get(1).getIDropout()).getP()).isEqualTo(0.8);
    assertThat(((Dropout) layers.get(2).getIDropout()).getP()).isEqualTo(0.8);
  }

  @Test
  void withoutHiddenLayersTheModelIsLinear() {
    List<Layer> layers = layers(settings(List.of(), 0.5, false), new Clipping.None());
    assertThat(layers).hasSize(1);
    OutputLayer output = (OutputLayer) layers.get(0);
    assertThat(output.getNIn()).isEqualTo(4);
    assertThat(output.getNOut()).isEqualTo(3);
    assertThat(output.getIDropout()).isNull();
  }

  @Test
  void anUnknownActivationIsABadConfiguration() {
    MlpSettings settings =
        new MlpSettings(List.of(2), "rleu", WeightInitialisation.XAVIER, 0, false, 0, 0, Loss.AUTO);
    assertThatThrownBy(() -> layers(settings, new Clipping.None()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith("there is no activation rleu");
  }

  private static List<Layer> layers(MlpSettings settings, Clipping clipping) {
    OptimizerSettings optimizer =
        new OptimizerSettings(
            new Updater.Sgd(), new LearningRate(0.01, new Schedule.Constant(), 0), clipping);
    Shape shape = Shape.ofClasses(List.of(new InputShape.Vector(4)), 3);
    NetworkConfiguration configuration =
        new NetworkBuilder(settings, optimizer, shape).configuration(1, 1, 0, 1);
    MultiLayerConfiguration layers = ((NetworkConfiguration.Layers) configuration).configuration();
    return layers.getConfs().stream().map(NeuralNetConfiguration::getLayer).toList();
  }

  private static MlpSettings settings(
      List<Integer> units, double dropout, boolean batchNormalisation) {
    return new MlpSettings(
        units, "relu", WeightInitialisation.XAVIER, dropout, batchNormalisation, 0, 0, Loss.AUTO);
  }
}
