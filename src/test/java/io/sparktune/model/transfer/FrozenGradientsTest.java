package io.sparktune.model.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.SavedNetwork;
import io.sparktune.model.Shape;
import io.sparktune.training.nd4j.NativeThreads;
import java.util.List;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradients of new layers, which read what a frozen part gives, are those of the loss of the
 * whole network, in double.
 */
final class FrozenGradientsTest {

  private static final int ROWS = 6;
  private static final int CLASSES = 3;
  private static final double STEP = 1e-5;
  private static final double RATE = 0.02;
  private static final double SHARE = 0.1;
  private static final int STRIDE = 7;
  private static final List<InputShape> INPUTS = List.of(new InputShape.Vector(64));

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void gradientsOfTheHeadAreThoseOfTheWhole(int units) {
    TransferSettings settings =
        Bases.settings("hidden", 0.1, units == 0 ? List.of() : List.of(units), 0);
    OptimizerSettings optimizer =
        new OptimizerSettings(
            new Updater.Sgd(),
            new LearningRate(0.02, new Schedule.Constant(), 0),
            new Clipping.None());
    NetworkBuilder builder =
        new NetworkBuilder(settings, optimizer, Shape.ofClasses(INPUTS, CLASSES));
    SavedNetwork below = settings.kind().pretrained(settings, INPUTS).frozen().orElseThrow();
    INDArray frozen = Nd4j.createFromArray(below.parameters()).castTo(DataType.DOUBLE);
    INDArray rows = Nd4j.rand(DataType.DOUBLE, ROWS, 64);
    INDArray targets = Nd4j.zeros(DataType.DOUBLE, ROWS, CLASSES);
    for (int row = 0; row < ROWS; row++) {
      targets.putScalar(row, row % CLASSES, 1);
    }
    ComputationGraph base = network(below.configuration());
    base.setParams(frozen.reshape(1, frozen.length()));
    ComputationGraph head = network(builder.configuration(1, 10, 0, 11));
    ComputationGraph whole = network(builder.portableConfiguration(11));
    assertThat(whole.numParams()).isEqualTo(frozen.length() + head.numParams());
    INDArray own = head.params().reshape(head.numParams());
    whole.setParams(Nd4j.concat(0, frozen, own).reshape(1, whole.numParams()));

    loss(head, base.output(rows)[0], targets);
    double[] gradient = head.getGradientsViewArray().dup().data().asDouble();
    double steepest = 0;
    for (int place = 0; place < gradient.length; place += 3) {
      long at = frozen.length() + place;
      double weight = whole.params().getDouble(at);
      whole.params().putScalar(at, weight + STEP);
      double above = loss(whole, rows, targets);
      whole.params().putScalar(at, weight - STEP);
      double slope = (above - loss(whole, rows, targets)) / (2 * STEP);
      whole.params().putScalar(at, weight);
      assertThat(gradient[place] / ROWS)
          .as("gradient of weight " + place)
          .isCloseTo(slope, Offset.offset(1e-7 + 1e-5 * Math.abs(slope)));
      steepest = Math.max(steepest, Math.abs(slope));
    }
    assertThat(steepest).as("the loss depends on the weights").isGreaterThan(1e-3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void onceItTrainsTheBaseHasGradientsOfTheLossAndItsOwnRate(int units) {
    TransferSettings settings =
        Bases.settings("hidden", 3, SHARE, units == 0 ? List.of() : List.of(units), 0);
    OptimizerSettings optimizer =
        new OptimizerSettings(
            new Updater.Sgd(),
            new LearningRate(RATE, new Schedule.Constant(), 0),
            new Clipping.None());
    NetworkBuilder builder =
        new NetworkBuilder(settings, optimizer, Shape.ofClasses(INPUTS, CLASSES));
    float[] base = builder.pretrained().frozen().orElseThrow().parameters();
    ComputationGraph whole = network(builder.unfrozenConfiguration(1, 10, 0, 11));
    INDArray first = whole.params().reshape(whole.numParams()).dup();
    for (int place = 0; place < base.length; place++) {
      first.putScalar(place, base[place]);
    }
    whole.setParams(first.dup().reshape(1, whole.numParams()));
    INDArray rows = Nd4j.rand(DataType.DOUBLE, ROWS, 64);
    INDArray targets = Nd4j.zeros(DataType.DOUBLE, ROWS, CLASSES);
    for (int row = 0; row < ROWS; row++) {
      targets.putScalar(row, row % CLASSES, 1);
    }
    double[] slopes = new double[(int) whole.numParams()];
    for (int place = 0; place < slopes.length; place += STRIDE) {
      double weight = first.getDouble(place);
      whole.params().putScalar(place, weight + STEP);
      double above = loss(whole, rows, targets);
      whole.params().putScalar(place, weight - STEP);
      slopes[place] = (above - loss(whole, rows, targets)) / (2 * STEP);
      whole.params().putScalar(place, weight);
    }
    whole.fit(new INDArray[] {rows}, new INDArray[] {targets});
    double farthestOfBase = 0;
    for (int place = 0; place < slopes.length; place += STRIDE) {
      double move = first.getDouble(place) - whole.params().getDouble(place);
      double rate = place < base.length ? RATE * SHARE : RATE;
      assertThat(move)
          .as("step of weight " + place)
          .isCloseTo(rate * slopes[place], Offset.offset(1e-9 + 1e-5 * Math.abs(rate)));
      farthestOfBase = Math.max(farthestOfBase, place < base.length ? Math.abs(move) : 0);
    }
    assertThat(farthestOfBase).as("the base moves").isGreaterThan(1e-6);
  }

  private static double loss(ComputationGraph network, INDArray rows, INDArray targets) {
    network.setInputs(rows);
    network.setLabels(targets);
    network.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    return network.score();
  }

  private static ComputationGraph network(NetworkConfiguration configuration) {
    ComputationGraphConfiguration copy = ((Graph) configuration).configuration().clone();
    copy.setDataType(DataType.DOUBLE);
    ComputationGraph network = new ComputationGraph(copy);
    network.init();
    return network;
  }
}
