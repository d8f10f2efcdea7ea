package io.sparktune.model.sequence;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * A part of a graph whose vertices have names that begin alike.
 *
 * @param prefix of names
 */
public record GraphPart(GraphBuilder graph, String prefix) {

  /** Adds a layer. */
  public GraphEnd layer(String name, Layer layer, int width, GraphEnd below) {
    graph.addLayer(prefix + name, layer, below.vertex());
    return new GraphEnd(prefix + name, width);
  }

  /** Adds a vertex on others. */
  public GraphEnd vertex(String name, GraphVertex vertex, int width, String... below) {
    graph.addVertex(prefix + name, vertex, below);
    return new GraphEnd(prefix + name, width);
  }
}
