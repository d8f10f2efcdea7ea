package io.sparktune.model;

import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.model.mlp.MlpSettings.Initialisation;
import io.sparktune.model.mlp.MlpSettings.Loss;
import java.util.Locale;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Builds networks for one shape of data.
 *
 * <p>Labels of classes are 1 for the class of the row and {@link #falseLabel()} for the others.
 */
public final class NetworkBuilder {

  private final MlpSettings settings;
  private final OptimizerSettings optimizer;
  private final Shape shape;
  private final OutputLoss loss;

  /** Fails with {@link BadConfiguration} where no network can be built. */
  public NetworkBuilder(NetworkSettings network, OptimizerSettings optimizer, Shape shape) {
    this.settings = (MlpSettings) network;
    this.optimizer = optimizer;
    this.shape = shape;
    this.loss = OutputLoss.of(settings.loss(), shape);
  }

  /**
   * An initialised network; the same seed gives the same weights.
   *
   * @param epochs that the learning rate's schedule spans
   * @param lag by how many iterations the network will be behind where it goes on from epochs of
   *     another length; 0 where it does not
   */
  public MultiLayerNetwork build(int iterationsPerEpoch, int epochs, int lag, long seed) {
    LearningRateSchedule rate =
        new LearningRateSchedule(optimizer.learningRate(), iterationsPerEpoch, epochs, lag);
    IUpdater updater =
        hasSchedule()
            ? Updaters.of(optimizer.updater(), rate)
            : Updaters.of(optimizer.updater(), optimizer.learningRate().initial());
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(updater, loss, seed));
    network.init();
    return network;
  }

  /**
   * A configuration of the same layers, in classes of Deeplearning4j alone. Its outputs are always
   * probabilities or a number; for losses on margins a softmax is added, and losses that
   * Deeplearning4j lacks are replaced.
   */
  public MultiLayerConfiguration portableConfiguration(long seed) {
    boolean foreign =
        settings.loss() == Loss.HUBER || settings.loss() == Loss.LOG_COSH || loss.falseLabel() != 0;
    OutputLoss output = foreign ? OutputLoss.of(Loss.AUTO, shape) : loss;
    IUpdater updater = Updaters.of(optimizer.updater(), optimizer.learningRate().initial());
    return configuration(updater, output, seed);
  }

  /** The label of the classes that a row is not in. */
  public float falseLabel() {
    return loss.falseLabel();
  }

  /** Whether outputs for classes are margins, whose softmax are the probabilities. */
  public boolean hasMargins() {
    return loss.falseLabel() != 0;
  }

  /** Fails with {@link BadConfiguration} if the loss is not defined for this scaled number. */
  public void requireTarget(double scaled) {
    if (!shape.hasClasses() && scaled < loss.leastTarget()) {
      throw new BadConfiguration(
          String.format(
              Locale.ROOT,
              "the loss %s needs targets of at least %s, but one is %s after scaling",
              OutputLoss.key(settings.loss()),
              loss.leastTarget(),
              scaled));
    }
  }

  private boolean hasSchedule() {
    return !(optimizer.learningRate().schedule() instanceof Schedule.Constant)
        || optimizer.learningRate().warmUpEpochs() > 0;
  }

  private MultiLayerConfiguration configuration(IUpdater updater, OutputLoss output, long seed) {
    NeuralNetConfiguration.Builder network =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .updater(updater)
            .weightInit(weightInit(settings.initialisation()))
            .l1(settings.l1())
            .l2(settings.l2());
    clip(network, optimizer.clipping());
    NeuralNetConfiguration.ListBuilder layers = network.list();
    int inputs = shape.inputs();
    for (int i = 0; i < settings.units().size(); i++) {
      int units = settings.units().get(i);
      addHidden(layers, inputs, units, retained(i));
      inputs = units;
    }
    layers.layer(
        new OutputLayer.Builder(output.function())
            .activation(output.activation())
            .nIn(inputs)
            .nOut(shape.outputs())
            .dropOut(retained(settings.units().size()))
            .build());
    // Classes with a squared or absolute error are meant.
    return layers.validateOutputLayerConfig(false).build();
  }

  private void addHidden(
      NeuralNetConfiguration.ListBuilder layers, int inputs, int units, double retained) {
    Activation activation = Activations.named(settings.activation());
    DenseLayer.Builder dense = new DenseLayer.Builder().nIn(inputs).nOut(units).dropOut(retained);
    if (!settings.batchNormalisation()) {
      layers.layer(dense.activation(activation).build());
      return;
    }
    layers.layer(dense.activation(Activation.IDENTITY).build());
    // Deeplearning4j passes the running means off as gradients: clipping would falsify them.
    layers.layer(
        new BatchNormalization.Builder()
            .nIn(units)
            .nOut(units)
            .gradientNormalization(GradientNormalization.None)
            .build());
    layers.layer(new ActivationLayer.Builder().activation(activation).build());
  }

  /** Deeplearning4j's dropout is the share of inputs that stay; 0 switches it off. */
  private double retained(int layer) {
    return layer == 0 || settings.dropout() == 0 ? 0 : 1 - settings.dropout();
  }

  private static void clip(NeuralNetConfiguration.Builder network, Clipping clipping) {
    if (clipping instanceof Clipping.Value value) {
      network
          .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
          .gradientNormalizationThreshold(value.limit());
    } else if (clipping instanceof Clipping.Norm norm) {
      network
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(norm.limit());
    }
  }

  private static WeightInit weightInit(Initialisation initialisation) {
    return switch (initialisation) {
      case XAVIER -> WeightInit.XAVIER;
      case XAVIER_UNIFORM -> WeightInit.XAVIER_UNIFORM;
      case HE -> WeightInit.RELU;
      case HE_UNIFORM -> WeightInit.RELU_UNIFORM;
      case LECUN -> WeightInit.LECUN_NORMAL;
      case LECUN_UNIFORM -> WeightInit.LECUN_UNIFORM;
      case NORMAL -> WeightInit.NORMAL;
      case UNIFORM -> WeightInit.UNIFORM;
    };
  }
}
