package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.Shape;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.settings.Task;
import io.sparktune.training.engine.Engines;
import io.sparktune.training.nd4j.NetworkBatch;
import io.sparktune.training.nd4j.TrainableNetwork;
import io.sparktune.training.plan.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A row of a whole weight trains as so many equal rows do. */
final class ClassWeightsTest {

  private static final List<InputShape> INPUTS = List.of(new InputShape.Vector(2));
  private static final int[] CLASSES = {0, 2, 1, 2, 0};
  private static final int[] WEIGHTS = {1, 3, 2, 3, 1};
  private static final int REPEATED = 10;
  private static final int STEPS = 5;

  static Stream<Arguments> losses() {
    return Loss.of(Task.CLASSIFICATION).stream()
        .flatMap(
            loss ->
                Stream.of(Engine.DEEPLEARNING4J, Engine.FUSED)
                    .map(engine -> Arguments.of(loss, engine)));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aWeightIsThatOfSoManyRows(Loss loss, Engine engine) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < CLASSES.length; row++) {
      for (int i = 0; i < WEIGHTS[row]; i++) {
        rows.add(row);
      }
    }
    // The loss is divided by the number of rows, not by the sum of their weights.
    double share = (double) REPEATED / CLASSES.length;
    NetworkBuilder weightedRows = builder(loss, 0.1);
    try (TrainableNetwork weighted = network(weightedRows, engine);
        TrainableNetwork repeated = network(builder(loss, 0.1 * share), engine);
        NetworkBatch few = NetworkBatch.weighted(INPUTS, 3, CLASSES.length);
        NetworkBatch many = NetworkBatch.of(INPUTS, 3, REPEATED)) {
      float falseLabel = weightedRows.falseLabel();
      for (int step = 0; step < STEPS; step++) {
        fill(few, List.of(0, 1, 2, 3, 4), falseLabel);
        fill(many, rows, falseLabel);
        assertThat(weighted.fit(few)).isCloseTo(repeated.fit(many) * share, within(1e-5));
      }
      assertThat(weighted.state().parameters())
          .containsExactly(repeated.state().parameters(), within(1e-5f));
    }
  }

  private static NetworkBuilder builder(Loss loss, double rate) {
    return new NetworkBuilder(
        new MlpSettings(List.of(4), "tanh", WeightInitialisation.XAVIER, 0, false, 0, 0, loss),
        new OptimizerSettings(
            new Updater.Sgd(),
            new LearningRate(rate, new Schedule.Constant(), 0),
            new Clipping.None()),
        Shape.ofClasses(INPUTS, 3));
  }

  private static TrainableNetwork network(NetworkBuilder builder, Engine engine) {
    return Engines.initialised(builder.configuration(1, STEPS, 0, 7), engine);
  }

  private static void fill(NetworkBatch batch, List<Integer> rows, float falseLabel) {
    float[] inputs = batch.inputs().values(0);
    float[] targets = batch.targets().staged();
    for (int place = 0; place < rows.size(); place++) {
      int row = rows.get(place);
      inputs[2 * place] = row - 2;
      inputs[2 * place + 1] = row * row / 8f;
      for (int label = 0; label < 3; label++) {
        targets[3 * place + label] = label == CLASSES[row] ? 1 : falseLabel;
      }
      int at = place;
      batch.weights().ifPresent(weights -> weights.staged()[at] = WEIGHTS[row]);
    }
  }
}
