package io.sparktune.model;

import io.sparktune.data.InputShape;
import io.sparktune.model.OptimizerSettings.Clipping;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.learning.config.IUpdater;

/** The parts of a configuration that do not depend on the kind of network. */
public final class NetworkDesign {

  /** The use of a configuration. */
  enum Purpose {
    TRAINING,
    /** Training of the whole, once what was frozen trains, too. */
    UNFROZEN,
    /** Any Deeplearning4j program can load it. */
    FILE
  }

  private final Shape shape;
  private final OutputLoss loss;
  private final IUpdater updater;
  private final Clipping clipping;
  private final long seed;
  private final Purpose purpose;

  NetworkDesign(
      Shape shape,
      OutputLoss loss,
      IUpdater updater,
      Clipping clipping,
      long seed,
      Purpose purpose) {
    this.shape = shape;
    this.loss = loss;
    this.updater = updater;
    this.clipping = clipping;
    this.seed = seed;
    this.purpose = purpose;
  }

  /**
   * Whether the network will be trained. Otherwise the configuration is that of a file, in which
   * what only training needs can be left out if no parameters belong to it.
   */
  public boolean isForTraining() {
    return purpose != Purpose.FILE;
  }

  /** Whether what was frozen trains, too: the configuration is of the whole network. */
  public boolean isUnfrozen() {
    return purpose == Purpose.UNFROZEN;
  }

  /** The inputs of the network, in order; at least one, all of them accepted by the kind. */
  public List<InputShape> inputs() {
    return shape.inputs();
  }

  /** The number of outputs: one for each class, or one for the number. */
  public int outputs() {
    return shape.outputs();
  }

  /** The loss and activation of the output, for other output layers than {@link #outputLayer}. */
  public OutputLoss loss() {
    return loss;
  }

  /**
   * An updater as that of {@link #network}, with a share of its learning rate: for parts that were
   * trained before.
   */
  public IUpdater updater(double share) {
    IUpdater own = updater.clone();
    if (own.hasLearningRate()) {
      if (hasFixedRate(own)) {
        own.setLrAndSchedule(own.getLearningRate(0, 0) * share, null);
      } else {
        own.setLrAndSchedule(Double.NaN, new ScaledSchedule(updater, share));
      }
    }
    return own;
  }

  private static boolean hasFixedRate(IUpdater updater) {
    return updater.getLearningRate(0, 0) == updater.getLearningRate(1, 1)
        && updater.getLearningRate(1, 1) == updater.getLearningRate(1 << 20, 1 << 10);
  }

  /**
   * A configuration with seed, updater, clipping and workspaces, to which a kind adds its layers.
   *
   * <p>Every loss may follow every activation: kinds switch the validation of the output layer off
   * in the {@code list()} or {@code graphBuilder()} that they make of it.
   */
  public NeuralNetConfiguration.Builder network() {
    NeuralNetConfiguration.Builder network =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .updater(updater);
    clip(network);
    return network;
  }

  /** The output layer, to which a kind adds its inputs and what else it likes. */
  public OutputLayer.Builder outputLayer() {
    return new OutputLayer.Builder(loss.function())
        .activation(loss.activation())
        .nOut(shape.outputs());
  }

  /** A share of inputs to be dropped as Deeplearning4j has it: the share that stays, or 0. */
  public static double retained(double dropout) {
    return dropout == 0 ? 0 : 1 - dropout;
  }

  private void clip(NeuralNetConfiguration.Builder network) {
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
}
