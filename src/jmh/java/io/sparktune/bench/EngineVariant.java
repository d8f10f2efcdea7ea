package io.sparktune.bench;

import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.settings.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of a perceptron to be trained by both engines.
 *
 * @param penalty weight of L1 and of L2
 * @param isWeighted whether rows have weights
 */
record EngineVariant(
    String name,
    String activation,
    double dropout,
    boolean isNormalised,
    double penalty,
    Loss loss,
    Updater updater,
    Clipping clipping,
    boolean isWeighted) {

  private static final Updater ADAM = new Updater.Adam(0.9, 0.999, 1e-8);
  private static final Clipping NONE = new Clipping.None();

  private static EngineVariant of(
      String name, String activation, double dropout, boolean isNormalised) {
    return new EngineVariant(
        name, activation, dropout, isNormalised, 0, Loss.AUTO, ADAM, NONE, false);
  }

  /** Those that most studies use. */
  static List<EngineVariant> main() {
    return List.of(
        of("relu", "relu", 0, false),
        of("relu dropout", "relu", 0.2, false),
        of("tanh", "tanh", 0, false),
        of("tanh dropout", "tanh", 0.2, false),
        of("relu normalised", "relu", 0, true));
  }

  /** All that a study file can say besides. */
  static List<EngineVariant> others() {
    List<EngineVariant> variants = new ArrayList<>();
    for (String activation : Activations.names()) {
      if (!activation.equals("randomized-relu")) {
        variants.add(of(activation, activation, 0, false));
      }
    }
    for (Loss loss : Loss.of(Task.CLASSIFICATION)) {
      variants.add(
          new EngineVariant(loss.key() + " loss", "relu", 0, false, 0, loss, ADAM, NONE, false));
    }
    List<Updater> updaters =
        List.of(
            new Updater.Sgd(),
            new Updater.Nesterov(0.9),
            new Updater.AdaGrad(1e-6),
            new Updater.RmsProp(0.95, 1e-8),
            new Updater.AdaDelta(0.95, 1e-6),
            new Updater.AdaMax(0.9, 0.999, 1e-8),
            new Updater.Nadam(0.9, 0.999, 1e-8),
            new Updater.AmsGrad(0.9, 0.999, 1e-8));
    for (Updater updater : updaters) {
      variants.add(
          new EngineVariant(
              updater.getClass().getSimpleName(),
              "relu",
              0,
              false,
              0,
              Loss.AUTO,
              updater,
              NONE,
              false));
    }
    for (Clipping clipping : List.of(new Clipping.Value(0.02), new Clipping.Norm(0.05))) {
      variants.add(
          new EngineVariant(
              "clipped by " + clipping.getClass().getSimpleName(),
              "relu",
              0,
              false,
              0,
              Loss.AUTO,
              ADAM,
              clipping,
              false));
    }
    variants.add(
        new EngineVariant("l1 and l2", "relu", 0, false, 1e-3, Loss.AUTO, ADAM, NONE, false));
    variants.add(
        new EngineVariant("weighted rows", "relu", 0, false, 0, Loss.AUTO, ADAM, NONE, true));
    return variants;
  }

  MlpSettings network(List<Integer> units) {
    return new MlpSettings(
        units,
        activation,
        WeightInitialisation.XAVIER,
        dropout,
        isNormalised,
        penalty,
        penalty,
        loss);
  }

  OptimizerSettings optimizer() {
    return new OptimizerSettings(
        updater, new LearningRate(1e-3, new Schedule.Constant(), 0), clipping);
  }
}
