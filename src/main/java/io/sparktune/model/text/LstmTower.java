package io.sparktune.model.text;

import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import io.sparktune.model.sequence.LstmStack;
import io.sparktune.model.sequence.Summary;
import java.util.List;
import org.deeplearning4j.nn.conf.RNNFormat;

/**
 * Layers of LSTM cells on embedded tokens.
 *
 * @param units of each layer and direction
 * @param dropout the share of each layer's inputs that is dropped, in [0, 1)
 */
record LstmTower(List<Integer> units, boolean bidirectional, double dropout, Summary summary)
    implements TextTower {

  LstmTower {
    units = List.copyOf(units);
    if (units.isEmpty() || units.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("the units are " + units);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("the dropout is " + dropout);
    }
  }

  @Override
  public GraphEnd add(GraphPart graph, Text text, GraphEnd below, DenseHead head) {
    return new LstmStack(
            units, bidirectional, dropout, dropout, summary, RNNFormat.NCW, head.l1(), head.l2())
        .add(graph, text.input(), below);
  }
}
