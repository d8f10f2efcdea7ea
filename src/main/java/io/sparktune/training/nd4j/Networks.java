package io.sparktune.training.nd4j;

import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks of configurations, in either of Deeplearning4j's forms. */
public final class Networks {

  private Networks() {}

  /** A network with first weights from the configuration's seed. */
  public static TrainableNetwork initialised(NetworkConfiguration configuration) {
    if (configuration instanceof Layers layers) {
      MultiLayerNetwork network = new MultiLayerNetwork(layers.configuration());
      network.init();
      return new LayeredNetwork(network);
    }
    ComputationGraph network = new ComputationGraph(((Graph) configuration).configuration());
    network.init();
    return new GraphNetwork(network);
  }

  /** A network with these weights; the configuration may be used again. */
  public static TrainableNetwork withParameters(
      NetworkConfiguration configuration, float[] parameters) {
    INDArray weights = Nd4j.createFromArray(parameters);
    if (configuration instanceof Layers layers) {
      MultiLayerNetwork network = new MultiLayerNetwork(layers.configuration().clone());
      network.init(weights, false);
      return new LayeredNetwork(network);
    }
    ComputationGraph network =
        new ComputationGraph(((Graph) configuration).configuration().clone());
    network.init(weights, false);
    return new GraphNetwork(network);
  }
}
