package io.sparktune.model.text;

import io.sparktune.model.Activations;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import io.sparktune.model.sequence.Summary;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;

/**
 * Convolutions side by side, each with its maximum over the text.
 *
 * @param widths of the convolutions, in tokens
 * @param filters of each
 * @param activation by its name in {@link Activations}
 * @param dropout the share of the embeddings' numbers that is dropped, in [0, 1)
 */
record ConvolutionTower(List<Integer> widths, int filters, String activation, double dropout)
    implements TextTower {

  ConvolutionTower {
    widths = List.copyOf(widths);
    if (widths.isEmpty() || filters < 1) {
      throw new IllegalArgumentException("there are " + filters + " filters of " + widths);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("the dropout is " + dropout);
    }
  }

  @Override
  public GraphEnd add(GraphPart graph, Text text, GraphEnd below, DenseHead head) {
    String[] ends = new String[widths.size()];
    for (int i = 0; i < ends.length; i++) {
      Convolution1DLayer layer =
          new Convolution1DLayer.Builder()
              .kernelSize(widths.get(i))
              .stride(1)
              .convolutionMode(ConvolutionMode.Same)
              .nIn(below.width())
              .nOut(filters)
              .activation(Activations.named(activation))
              .dropOut(NetworkDesign.retained(dropout))
              .l1(head.l1())
              .l2(head.l2())
              .build();
      String name = "convolution-" + (i + 1);
      GraphPart part = new GraphPart(graph.graph(), graph.prefix() + name + "-");
      ends[i] = Summary.MAX.pooled(part, graph.layer(name, layer, filters, below)).vertex();
    }
    return ends.length == 1
        ? new GraphEnd(ends[0], filters)
        : graph.vertex("convolutions", new MergeVertex(), filters * ends.length, ends);
  }
}
