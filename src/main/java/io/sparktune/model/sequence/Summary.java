package io.sparktune.model.sequence;

import io.sparktune.model.layers.AttentionPooling;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/** The one vector that stands for those of all steps; steps that are masked do not count. */
public enum Summary {
  /** The vector of the last step; where layers read in both directions, that of each. */
  LAST,
  MAX,
  MEAN,
  /** The mean, weighted by what a hidden layer makes of each step. */
  ATTENTION;

  /** Adds a pooling over all steps. */
  public GraphEnd pooled(GraphPart graph, GraphEnd below) {
    if (this == LAST) {
      throw new IllegalStateException("the last step is no pooling");
    }
    if (this == ATTENTION) {
      return graph.layer("pooled", new AttentionPooling(below.width()), below.width(), below);
    }
    PoolingType type = this == MAX ? PoolingType.MAX : PoolingType.AVG;
    return graph.layer("pooled", new GlobalPoolingLayer(type), below.width(), below);
  }
}
