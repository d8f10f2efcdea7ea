package io.sparktune.report;

import java.util.List;

/**
 * The layers of a network in a file.
 *
 * @param file the name of the file
 * @param form the form of the file, such as "Keras"
 */
public record ModelReport(String file, String form, List<LayerReport> layers) {

  public ModelReport {
    layers = List.copyOf(layers);
  }

  /**
   * A layer.
   *
   * @param type such as {@code Dense}
   * @param shape the numbers of its inputs and outputs; empty where it takes any
   */
  public record LayerReport(String name, String type, String shape, long parameters) {}

  /** Of all layers. */
  public long parameters() {
    return layers.stream().mapToLong(LayerReport::parameters).sum();
  }
}
