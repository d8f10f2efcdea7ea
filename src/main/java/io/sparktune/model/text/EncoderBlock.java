package io.sparktune.model.text;

import io.sparktune.model.Activations;
import io.sparktune.model.NetworkDesign;
import io.sparktune.model.layers.LayerNormalisation;
import io.sparktune.model.layers.SelfAttention;
import io.sparktune.model.sequence.GraphEnd;
import io.sparktune.model.sequence.GraphPart;
import io.sparktune.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * Self-attention and two layers on each step, each normalised before and added to what it reads.
 *
 * @param headSize the width of each head
 * @param feedForward the width of the first of the two layers
 * @param activation of that one, by its name in {@link Activations}
 * @param dropout the share of the numbers that attention and both layers read and that is dropped,
 *     in [0, 1)
 */
record EncoderBlock(int heads, int headSize, int feedForward, String activation, double dropout)
    implements Settings {

  EncoderBlock {
    if (heads < 1 || headSize < 1 || feedForward < 1) {
      throw new IllegalArgumentException(
          "there are %d heads of %d, and %d units".formatted(heads, headSize, feedForward));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("the dropout is " + dropout);
    }
  }

  GraphEnd add(GraphPart graph, GraphEnd below, DenseHead head) {
    int width = below.width();
    SelfAttention attention = new SelfAttention(width, heads, headSize, dropout, penalties(head));
    GraphEnd normal = graph.layer("normal-1", new LayerNormalisation(width), width, below);
    GraphEnd attended = sum(graph, 1, below, graph.layer("attention", attention, width, normal));
    GraphEnd again = graph.layer("normal-2", new LayerNormalisation(width), width, attended);
    GraphEnd hidden = graph.layer("hidden", onSteps(width, feedForward, head), feedForward, again);
    Convolution1DLayer last = onSteps(feedForward, width, head);
    last.setActivationFn(Activation.IDENTITY.getActivationFunction());
    return sum(graph, 2, attended, graph.layer("feed-forward", last, width, hidden));
  }

  private Convolution1DLayer onSteps(int inputs, int outputs, DenseHead head) {
    return new Convolution1DLayer.Builder()
        .kernelSize(1)
        .stride(1)
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activations.named(activation))
        .dropOut(NetworkDesign.retained(dropout))
        .l1(head.l1())
        .l2(head.l2())
        .build();
  }

  private static GraphEnd sum(GraphPart graph, int number, GraphEnd left, GraphEnd right) {
    return graph.vertex(
        "sum-" + number,
        new ElementWiseVertex(ElementWiseVertex.Op.Add),
        left.width(),
        left.vertex(),
        right.vertex());
  }

  private static List<Regularization> penalties(DenseHead head) {
    List<Regularization> penalties = new ArrayList<>();
    if (head.l1() > 0) {
      penalties.add(new L1Regularization(head.l1()));
    }
    if (head.l2() > 0) {
      penalties.add(new L2Regularization(head.l2()));
    }
    return penalties;
  }
}
