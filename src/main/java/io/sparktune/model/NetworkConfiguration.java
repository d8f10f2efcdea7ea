package io.sparktune.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** A network's configuration in one of Deeplearning4j's two forms. */
public sealed interface NetworkConfiguration {

  /** As Deeplearning4j writes it into its files. */
  String json();

  /** One layer after the other. */
  record Layers(MultiLayerConfiguration configuration) implements NetworkConfiguration {
    @Override
    public String json() {
      return configuration.toJson();
    }
  }

  /** A graph of layers with one output. */
  record Graph(ComputationGraphConfiguration configuration) implements NetworkConfiguration {
    public Graph {
      if (configuration.getNetworkOutputs().size() != 1) {
        throw new BadConfiguration(
            "the network has the outputs " + configuration.getNetworkOutputs() + ", not one");
      }
    }

    @Override
    public String json() {
      return configuration.toJson();
    }
  }
}
