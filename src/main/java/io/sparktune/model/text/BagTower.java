package io.sparktune.model.text;

import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import io.sparktune.model.sequence.Summary;

/** Mean or maximum of the vectors of all tokens. */
record BagTower(Summary pooling) implements TextTower {

  @Override
  public GraphEnd add(GraphPart graph, Text text, GraphEnd below, DenseHead head) {
    return pooling.pooled(graph, below);
  }
}
