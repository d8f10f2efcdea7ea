package io.sparktune.model.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The mean of all steps, weighted by how much a hidden layer of the same width makes of each (Yang
 * and others, 2016).
 */
public final class AttentionPooling extends SequenceLayer {

  private static final long serialVersionUID = 1L;
  private static final String HIDDEN = "W";
  private static final String BIAS = "b";
  private static final String CONTEXT = "v";
  private static final double NEVER = 1e9;

  AttentionPooling() {}

  public AttentionPooling(int width) {
    super(width, 0);
  }

  @Override
  List<WeightArray> arrays() {
    return List.of(
        WeightArray.drawn(HIDDEN, (double) nIn, (double) nIn, nIn, nIn),
        WeightArray.drawn(CONTEXT, (double) nIn, 1, nIn, 1L),
        WeightArray.of(BIAS, WeightArray.First.ZERO, 1L, nIn));
  }

  @Override
  LayerFunction function() {
    return new Function();
  }

  /**
   * The shares of steps, and the values they follow from.
   *
   * @param steps of all rows, one behind the other
   * @param hidden of each step
   * @param shares {@code [rows, steps]}, of each step in its row
   */
  private record Attention(INDArray steps, INDArray hidden, INDArray shares) {

    static Attention of(INDArray input, @Nullable INDArray mask, Weights weights) {
      INDArray steps =
          input
              .permute(0, 2, 1)
              .dup('c')
              .reshape('c', input.size(0) * input.size(2), input.size(1));
      INDArray hidden =
          Transforms.tanh(steps.mmul(weights.of(HIDDEN)).addiRowVector(weights.of(BIAS)), false);
      INDArray scores = hidden.mmul(weights.of(CONTEXT)).reshape('c', input.size(0), input.size(2));
      if (mask != null) {
        scores.addi(mask.sub(1).muli(NEVER));
      }
      return new Attention(steps, hidden, Nd4j.nn().softmax(scores, 1));
    }

    /** The shares beside each number of the input. */
    INDArray broadcast() {
      return shares.reshape(shares.size(0), 1, shares.size(1));
    }
  }

  /** The weighted mean. */
  private static final class Function implements LayerFunction {
    @Override
    public boolean endsSequences() {
      return true;
    }

    @Override
    public INDArray value(INDArray input, @Nullable INDArray mask, Weights weights) {
      return input.mul(Attention.of(input, mask, weights).broadcast()).sum(2);
    }

    @Override
    public INDArray gradient(
        INDArray input, @Nullable INDArray mask, Weights weights, INDArray above, Weights into) {
      long rows = input.size(0);
      long steps = input.size(2);
      Attention attention = Attention.of(input, mask, weights);
      INDArray wide = above.reshape(rows, input.size(1), 1);
      INDArray ofShares = input.mul(wide).sum(1);
      INDArray shares = attention.shares();
      INDArray mean = shares.mul(ofShares).sum(true, 1);
      INDArray ofScores = shares.mul(ofShares.sub(mean)).reshape('c', rows * steps, 1);
      INDArray hidden = attention.hidden();
      into.of(CONTEXT).assign(hidden.transpose().mmul(ofScores));
      INDArray ofHidden = ofScores.mmul(weights.of(CONTEXT).transpose());
      ofHidden.muli(hidden.mul(hidden).rsubi(1));
      into.of(HIDDEN).assign(attention.steps().transpose().mmul(ofHidden));
      into.of(BIAS).assign(ofHidden.sum(true, 0));
      INDArray below =
          ofHidden
              .mmul(weights.of(HIDDEN).transpose())
              .reshape('c', rows, steps, input.size(1))
              .permute(0, 2, 1)
              .dup('c');
      return below.addi(attention.broadcast().mul(wide));
    }
  }
}
