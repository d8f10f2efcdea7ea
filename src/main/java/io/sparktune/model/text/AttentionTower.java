package io.sparktune.model.text;

import io.sparktune.model.layers.LayerNormalisation;
import io.sparktune.model.layers.Positions;
import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import io.sparktune.model.sequence.Summary;

/**
 * Blocks of an encoder on embedded tokens.
 *
 * @param blocks one on the other
 */
record AttentionTower(Positioning positions, int blocks, EncoderBlock block, Summary summary)
    implements TextTower {

  AttentionTower {
    if (blocks < 1) {
      throw new IllegalArgumentException("there are " + blocks + " blocks");
    }
  }

  @Override
  public GraphEnd add(GraphPart graph, Text text, GraphEnd below, DenseHead head) {
    GraphEnd end = below;
    if (positions == Positioning.LEARNED) {
      end = graph.layer("positions", new Positions(end.width(), text.most()), end.width(), end);
    }
    for (int number = 1; number <= blocks; number++) {
      GraphPart part = new GraphPart(graph.graph(), graph.prefix() + "block-" + number + "-");
      end = block.add(part, end, head);
    }
    GraphEnd normal = graph.layer("normal", new LayerNormalisation(end.width()), end.width(), end);
    return summary.pooled(graph, normal);
  }
}
