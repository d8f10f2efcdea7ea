package io.sparktune.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares gradients with central differences of the loss, in double. For networks without dropout
 * and penalties; the running statistics of batch normalisation have no gradient.
 */
public final class GradientCheck {

  private static final double STEP = 1e-5;

  /** Of the weights of one array. */
  private static final int MOST = 15;

  private final Model network;

  private GradientCheck(Model network) {
    this.network = network;
  }

  /** Fails unless the gradient of every weight is right. */
  public static void requireRight(
      NetworkConfiguration configuration, INDArray[] inputs, INDArray targets) {
    Model network = network(configuration, DataType.DOUBLE);
    give(network, inputs, targets);
    new GradientCheck(network).check(targets.size(0));
  }

  /**
   * The same of a graph whose inputs have masks, with biases that are not 0.
   *
   * @param masks null for inputs without one
   */
  public static void requireRight(
      NetworkConfiguration configuration, INDArray[] inputs, INDArray[] masks, INDArray targets) {
    ComputationGraph network = (ComputationGraph) network(configuration, DataType.DOUBLE);
    give(network, inputs, targets);
    network.setLayerMaskArrays(masks, null);
    SplittableRandom random = new SplittableRandom(1);
    for (long place = 0; place < network.params().length(); place++) {
      double weight = network.params().getDouble(place);
      network.params().putScalar(place, weight + random.nextDouble(-0.3, 0.3));
    }
    new GradientCheck(network).check(targets.size(0));
  }

  /**
   * Fails unless a network has the same gradients in single precision, in which its layers compute
   * by other means.
   */
  public static void requireTheSameInFloat(
      NetworkConfiguration configuration, INDArray[] inputs, INDArray targets) {
    Model exact = network(configuration, DataType.DOUBLE);
    Model rounded = network(configuration, DataType.FLOAT);
    rounded.setParams(exact.params().castTo(DataType.FLOAT));
    double[] wanted = gradient(exact, inputs, targets);
    double[] found = gradient(rounded, inputs, targets);
    for (int place = 0; place < wanted.length; place++) {
      assertThat(found[place])
          .as("gradient of weight " + place)
          .isCloseTo(wanted[place], Offset.offset(1e-4 + 1e-4 * Math.abs(wanted[place])));
    }
  }

  private static Model network(NetworkConfiguration configuration, DataType type) {
    if (configuration instanceof Layers layers) {
      MultiLayerConfiguration copy = layers.configuration().clone();
      copy.setDataType(type);
      copy.getConfs().forEach(layer -> layer.setDataType(type));
      MultiLayerNetwork network = new MultiLayerNetwork(copy);
      network.init();
      return network;
    }
    ComputationGraphConfiguration copy = ((Graph) configuration).configuration().clone();
    copy.setDataType(type);
    ComputationGraph network = new ComputationGraph(copy);
    network.init();
    return network;
  }

  private static double[] gradient(Model model, INDArray[] inputs, INDArray targets) {
    DataType type = model.params().dataType();
    INDArray[] cast = Arrays.stream(inputs).map(a -> a.castTo(type)).toArray(INDArray[]::new);
    give(model, cast, targets.castTo(type));
    model.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    return model.getGradientsViewArray().castTo(DataType.DOUBLE).dup().data().asDouble();
  }

  private static void give(Model model, INDArray[] inputs, INDArray targets) {
    if (model instanceof MultiLayerNetwork network) {
      network.setInput(inputs[0]);
      network.setLabels(targets);
    } else {
      ComputationGraph network = (ComputationGraph) model;
      network.setInputs(inputs);
      network.setLabels(targets);
    }
  }

  private void check(long rows) {
    INDArray weights = network.params();
    assertThat(weights.dataType()).isEqualTo(DataType.DOUBLE);
    network.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    double[] gradient = network.getGradientsViewArray().dup().data().asDouble();
    double steepest = 0;
    for (int place : places()) {
      double weight = weights.getDouble(place);
      double slope = (lossAt(place, weight + STEP) - lossAt(place, weight - STEP)) / (2 * STEP);
      weights.putScalar(place, weight);
      // The updater divides by the rows of a batch.
      double own = gradient[place] / rows;
      assertThat(own).as("gradient of weight " + place).isCloseTo(slope, within(slope));
      steepest = Math.max(steepest, Math.abs(slope));
    }
    assertThat(steepest).as("the loss depends on the weights").isGreaterThan(1e-3);
  }

  /** Some weights of each array, evenly spread; none of running means and deviations. */
  private List<Integer> places() {
    List<Integer> places = new ArrayList<>();
    network
        .paramTable()
        .forEach(
            (name, values) -> {
              int first = (int) (values.offset() - network.params().offset());
              int length = (int) values.length();
              int checked = name.matches(".*_(mean|var|log10stdev)") ? 0 : Math.min(length, MOST);
              for (int i = 0; i < checked; i++) {
                places.add(first + (int) ((long) i * (length - 1) / Math.max(1, checked - 1)));
              }
            });
    return places;
  }

  private double lossAt(int place, double weight) {
    network.params().putScalar(place, weight);
    network.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    return network.score();
  }

  private static Offset<Double> within(double slope) {
    return Offset.offset(1e-7 + 1e-5 * Math.abs(slope));
  }
}
