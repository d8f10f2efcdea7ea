package io.sparktune.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.data.InputShape;
import io.sparktune.model.Activations;
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
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.settings.Task;
import io.sparktune.training.nd4j.NetworkBatch;
import io.sparktune.training.nd4j.Networks;
import io.sparktune.training.nd4j.TrainableNetwork;
import io.sparktune.training.plan.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** Every setting of a perceptron, step by step beside Deeplearning4j. */
final class FusedNetworkTest {

  private static final int ITERATIONS = 100;
  private static final String QUANTILE = "quantile of a number";
  private static final int ROWS = 32;
  private static final List<InputShape> INPUTS = List.of(new InputShape.Vector(8));
  private static final int CLASSES = 3;

  /** Sums in another order differ in their last digits; so do losses, more and more. */
  private static final Offset<Double> TOLERANCE = Offset.offset(1e-5);

  /** A network, with or without weights of rows. */
  record Case(String name, MlpSettings network, OptimizerSettings optimizer, boolean weighted) {
    Shape shape() {
      if (name.equals(QUANTILE)) {
        return new Shape(INPUTS, Task.REGRESSION, 1, List.of(0.2));
      }
      return Loss.of(Task.CLASSIFICATION).contains(network.loss()) && !name.endsWith("of a number")
          ? Shape.ofClasses(INPUTS, CLASSES)
          : Shape.ofNumber(INPUTS);
    }

    NetworkConfiguration configuration() {
      return new NetworkBuilder(network, optimizer, shape()).configuration(10, 20, 0, 7);
    }

    float falseLabel() {
      return new NetworkBuilder(network, optimizer, shape()).falseLabel();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static MlpSettings network(
      String activation, double dropout, boolean normalised, Loss loss) {
    return new MlpSettings(
        List.of(12, 6), activation, WeightInitialisation.XAVIER, dropout, normalised, 0, 0, loss);
  }

  private static OptimizerSettings optimizer(Updater updater, double rate) {
    return new OptimizerSettings(
        updater, new LearningRate(rate, new Schedule.Constant(), 0), new Clipping.None());
  }

  private static final OptimizerSettings ADAM =
      optimizer(new Updater.Adam(0.9, 0.999, 1e-8), 0.003);

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String activation : Activations.names()) {
      if (!activation.equals("randomized-relu")) {
        cases.add(new Case(activation, network(activation, 0, false, Loss.AUTO), ADAM, false));
      }
    }
    cases.add(new Case(QUANTILE, network("tanh", 0, false, Loss.AUTO), ADAM, false));
    for (Task task : Task.values()) {
      for (Loss loss : Loss.of(task)) {
        String name = loss.key() + " of a " + task.noun();
        MlpSettings network = network("tanh", 0, false, loss);
        cases.add(new Case(name, network, ADAM, false));
        if (task == Task.CLASSIFICATION) {
          cases.add(new Case("weighted " + name, network, ADAM, true));
        }
      }
    }
    List<Updater> updaters =
        List.of(
            new Updater.Sgd(),
            new Updater.Nesterov(0.9),
            new Updater.AdaGrad(1e-6),
            new Updater.RmsProp(0.95, 1e-8),
            new Updater.AdaDelta(0.95, 1e-6),
            new Updater.Adam(0.8, 0.99, 1e-6),
            new Updater.AdaMax(0.9, 0.999, 1e-8),
            new Updater.Nadam(0.9, 0.999, 1e-8),
            new Updater.AmsGrad(0.9, 0.999, 1e-8));
    for (Updater updater : updaters) {
      MlpSettings plain = network("tanh", 0, false, Loss.AUTO);
      cases.add(new Case(updater.toString(), plain, optimizer(updater, 0.01), false));
      MlpSettings normalised = network("relu", 0, true, Loss.AUTO);
      cases.add(new Case("normalised " + updater, normalised, optimizer(updater, 0.01), false));
    }
    for (WeightInitialisation first : WeightInitialisation.values()) {
      MlpSettings started =
          new MlpSettings(List.of(12, 6), "relu", first, 0, false, 0, 0, Loss.AUTO);
      cases.add(new Case(first.toString(), started, ADAM, false));
    }
    for (boolean normalised : List.of(false, true)) {
      MlpSettings penalised =
          new MlpSettings(
              List.of(12, 6),
              "tanh",
              WeightInitialisation.XAVIER,
              0,
              normalised,
              1e-3,
              1e-2,
              Loss.AUTO);
      cases.add(new Case("l1 and l2, normalised: " + normalised, penalised, ADAM, false));
      for (Clipping clipping : List.of(new Clipping.Value(0.02), new Clipping.Norm(0.05))) {
        OptimizerSettings clipped =
            new OptimizerSettings(ADAM.updater(), ADAM.learningRate(), clipping);
        MlpSettings network = network("tanh", 0, normalised, Loss.AUTO);
        cases.add(new Case(clipping + ", normalised: " + normalised, network, clipped, false));
      }
    }
    for (Schedule schedule : List.of(new Schedule.Cycle(10), new Schedule.Step(0.5, 3))) {
      OptimizerSettings scheduled =
          new OptimizerSettings(
              ADAM.updater(), new LearningRate(0.01, schedule, 2), ADAM.clipping());
      MlpSettings network = network("tanh", 0, false, Loss.AUTO);
      cases.add(new Case(schedule.toString(), network, scheduled, false));
    }
    MlpSettings linear =
        new MlpSettings(List.of(), "relu", WeightInitialisation.XAVIER, 0, false, 0, 0, Loss.AUTO);
    cases.add(new Case("no hidden layer", linear, ADAM, false));
    cases.add(new Case("dropout", network("tanh", 0.3, false, Loss.AUTO), ADAM, false));
    cases.add(new Case("dropout, normalised", network("tanh", 0.3, true, Loss.AUTO), ADAM, false));
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void losesAsDeeplearning4jDoes(Case tried) {
    NetworkConfiguration configuration = tried.configuration();
    try (TrainableNetwork known = Networks.initialised(configuration);
        TrainableNetwork fused = Engines.initialised(configuration, Engine.FUSED);
        NetworkBatch batch = batch(tried)) {
      Nd4j.getRandom().setSeed(5);
      double[] losses = losses(known, batch, tried, ITERATIONS);
      Nd4j.getRandom().setSeed(5);
      double[] fusedLosses = losses(fused, batch, tried, ITERATIONS);

      for (int i = 0; i < ITERATIONS; i++) {
        assertThat(fusedLosses[i]).as("iteration %s", i).isCloseTo(losses[i], TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void settingsAloneTellThatItTrainsThem(Case tried) {
    assertThat(KnownPerceptrons.include(tried.network())).isTrue();
    assertThat(Engines.lacking(tried.configuration())).isEmpty();
  }

  @Test
  void settingsDoNotTellItOfLayersThatNoArrayHolds() {
    MlpSettings wide =
        new MlpSettings(
            List.of(65_536, 65_536),
            "relu",
            WeightInitialisation.XAVIER,
            0,
            false,
            0,
            0,
            Loss.AUTO);

    assertThat(KnownPerceptrons.include(wide)).isFalse();
    assertThat(Engines.lacking(new Case("", wide, ADAM, false).configuration()))
        .contains("a layer of more than 2^31 weights");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void continuesWhatDeeplearning4jBeganAndTheOtherWayRound(Case tried) {
    NetworkConfiguration configuration = tried.configuration();
    try (TrainableNetwork known = Networks.initialised(configuration);
        TrainableNetwork fused = Engines.initialised(configuration, Engine.FUSED);
        NetworkBatch batch = batch(tried)) {
      assertThat(fused.state()).usingRecursiveComparison().isEqualTo(known.state());
      losses(known, batch, tried, 5);

      fused.resume(known.state());
      assertThat(fused.state()).usingRecursiveComparison().isEqualTo(known.state());
      assertThat(nextLoss(fused, batch)).isCloseTo(nextLoss(known, batch), TOLERANCE);

      known.resume(fused.state());
      assertThat(outputs(fused, batch)).containsExactly(outputs(known, batch), within(1e-5f));
      assertThat(nextLoss(known, batch)).isCloseTo(nextLoss(fused, batch), TOLERANCE);
    }
  }

  private static double nextLoss(TrainableNetwork network, NetworkBatch batch) {
    Nd4j.getRandom().setSeed(6);
    return network.fit(batch);
  }

  private static float[] outputs(TrainableNetwork network, NetworkBatch batch) {
    float[] outputs = new float[batch.targets().staged().length];
    network.outputs(batch.inputs(), outputs, 0);
    return outputs;
  }

  @Test
  void whatItLacksIsNamedAndTrainedByDeeplearning4j() {
    MlpSettings settings = network("randomized-relu", 0, false, Loss.AUTO);
    NetworkConfiguration configuration = new Case("", settings, ADAM, false).configuration();

    assertThat(KnownPerceptrons.include(settings)).isFalse();
    assertThat(Engines.lacking(configuration))
        .hasValueSatisfying(part -> assertThat(part).isEqualTo("the activation randomized-relu"));
    assertThatThrownBy(() -> Engines.initialised(configuration, Engine.FUSED))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(
            "training.engine = fused does not train the activation randomized-relu");
    try (TrainableNetwork network = Engines.initialised(configuration, Engine.AUTO)) {
      assertThat(network).isNotInstanceOf(FusedNetwork.class);
    }
  }

  private static NetworkBatch batch(Case tried) {
    int outputs = tried.shape().outputs();
    return tried.weighted()
        ? NetworkBatch.weighted(INPUTS, outputs, ROWS)
        : NetworkBatch.of(INPUTS, outputs, ROWS);
  }

  private static double[] losses(
      TrainableNetwork network, NetworkBatch batch, Case tried, int iterations) {
    SplittableRandom random = new SplittableRandom(3);
    double[] losses = new double[iterations];
    for (int i = 0; i < iterations; i++) {
      fill(batch, tried, random);
      losses[i] = network.fit(batch);
    }
    return losses;
  }

  private static void fill(NetworkBatch batch, Case tried, SplittableRandom random) {
    float[] inputs = batch.inputs().values(0);
    float[] targets = batch.targets().staged();
    int outputs = tried.shape().outputs();
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      for (int i = 0; i < 8; i++) {
        inputs[row * 8 + i] = (float) (random.nextDouble() * 2 - 1);
        sum += inputs[row * 8 + i] * (i - 3);
      }
      if (outputs == 1) {
        targets[row] = (float) Math.abs(sum / 4);
      } else {
        for (int label = 0; label < outputs; label++) {
          targets[row * outputs + label] = tried.falseLabel();
        }
        targets[row * outputs + (sum < -2 ? 0 : sum < 2 ? 1 : 2)] = 1;
      }
      int at = row;
      batch.weights().ifPresent(weights -> weights.staged()[at] = at % 2 == 0 ? 0.5f : 2);
    }
  }
}
