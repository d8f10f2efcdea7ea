package io.sparktune.model.sequence;

import io.sparktune.model.NetworkDesign;
import java.util.List;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;

/**
 * Layers of LSTM cells, and what is made of the last one's steps. In both directions they are two
 * layers side by side: Deeplearning4j's own wrapper has wrong gradients with masks.
 *
 * @param units of each layer and direction
 * @param bidirectional whether each layer reads in both directions
 * @param inputDropout the share of the first layer's inputs that is dropped, in [0, 1)
 * @param dropout that of each further layer
 * @param format of what is read: steps before numbers are read to the last step, in one direction
 * @param l1 weight of the absolute weights in the loss
 * @param l2 weight of half the squared weights in the loss
 */
public record LstmStack(
    List<Integer> units,
    boolean bidirectional,
    double inputDropout,
    double dropout,
    Summary summary,
    RNNFormat format,
    double l1,
    double l2) {

  public LstmStack {
    units = List.copyOf(units);
    if (format == RNNFormat.NWC && (bidirectional || summary != Summary.LAST)) {
      throw new IllegalArgumentException("steps before numbers are read to the last step alone");
    }
  }

  /**
   * Adds the layers.
   *
   * @param input of the graph, whose mask tells where sequences end
   * @param below {@code [rows, width, steps]}, or {@code [rows, steps, width]}
   * @return {@code [rows, width]}
   */
  public GraphEnd add(GraphPart graph, String input, GraphEnd below) {
    GraphEnd end = below;
    for (int layer = 0; layer < units.size(); layer++) {
      String name = "lstm-" + (layer + 1);
      boolean last = layer + 1 == units.size();
      if (last && format == RNNFormat.NWC) {
        return graph.layer(name, new LastTimeStep(cells(layer, end)), units.get(layer), end);
      }
      GraphEnd forward = graph.layer(name, cells(layer, end), units.get(layer), end);
      if (!bidirectional) {
        end = last ? summary(graph, input, forward) : forward;
        continue;
      }
      GraphEnd turned =
          graph.vertex(
              name + "-turned", new ReverseTimeSeriesVertex(input), end.width(), end.vertex());
      GraphEnd backward =
          graph.layer(name + "-back", cells(layer, turned), units.get(layer), turned);
      end =
          last && summary == Summary.LAST
              ? merged(
                  graph,
                  name,
                  step(graph, name, input, forward),
                  step(graph, name + "-back", input, backward))
              : merged(graph, name, forward, turnedBack(graph, name, input, backward));
      if (last && summary != Summary.LAST) {
        end = summary.pooled(graph, end);
      }
    }
    return end;
  }

  private LSTM cells(int layer, GraphEnd below) {
    return new LSTM.Builder()
        .nIn(below.width())
        .nOut(units.get(layer))
        .activation(Activation.TANH)
        .dataFormat(format)
        .dropOut(NetworkDesign.retained(layer == 0 ? inputDropout : dropout))
        .l1(l1)
        .l2(l2)
        .build();
  }

  private GraphEnd summary(GraphPart graph, String input, GraphEnd below) {
    return summary == Summary.LAST
        ? step(graph, "lstm", input, below)
        : summary.pooled(graph, below);
  }

  private static GraphEnd step(GraphPart graph, String name, String input, GraphEnd below) {
    return graph.vertex(
        name + "-last", new LastTimeStepVertex(input), below.width(), below.vertex());
  }

  private static GraphEnd turnedBack(
      GraphPart graph, String name, String input, GraphEnd backward) {
    return graph.vertex(
        name + "-turned-back",
        new ReverseTimeSeriesVertex(input),
        backward.width(),
        backward.vertex());
  }

  private static GraphEnd merged(GraphPart graph, String name, GraphEnd left, GraphEnd right) {
    return graph.vertex(
        name + "-both",
        new MergeVertex(),
        left.width() + right.width(),
        left.vertex(),
        right.vertex());
  }
}
