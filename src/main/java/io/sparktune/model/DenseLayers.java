package io.sparktune.model;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;

/**
 * Fully connected layers of a graph, {@code dense-1} and so on, with the layer {@code output} on
 * them.
 *
 * @param units of each hidden layer; empty for the output layer alone
 * @param activation of the hidden layers, by its name in {@link Activations}
 * @param dropout the share of each layer's inputs that is dropped, in [0, 1)
 * @param l1 weight of the absolute weights in the loss
 * @param l2 weight of half the squared weights in the loss
 */
public record DenseLayers(
    List<Integer> units, String activation, double dropout, double l1, double l2) {

  public DenseLayers {
    units = List.copyOf(units);
  }

  /**
   * Adds the layers.
   *
   * @param below the vertex that they read
   * @param width the numbers that it gives for each row
   */
  public void add(GraphBuilder graph, NetworkDesign design, String below, int width) {
    double retained = NetworkDesign.retained(dropout);
    String read = below;
    int inputs = width;
    for (int layer = 0; layer < units.size(); layer++) {
      String name = "dense-" + (layer + 1);
      graph.addLayer(
          name,
          new DenseLayer.Builder()
              .nIn(inputs)
              .nOut(units.get(layer))
              .activation(Activations.named(activation))
              .dropOut(retained)
              .l1(l1)
              .l2(l2)
              .build(),
          read);
      read = name;
      inputs = units.get(layer);
    }
    graph.addLayer(
        "output", design.outputLayer().nIn(inputs).dropOut(retained).l1(l1).l2(l2).build(), read);
  }
}
