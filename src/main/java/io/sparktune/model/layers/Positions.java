package io.sparktune.model.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** A learnt vector for each position, added to that of the step there; all begin with 0. */
public final class Positions extends SequenceLayer {

  private static final long serialVersionUID = 1L;
  private static final String VECTORS = "P";

  @JsonProperty private long most;

  Positions() {}

  /**
   * @param width of a step
   * @param most steps of a sequence
   */
  public Positions(int width, int most) {
    super(width, 0);
    this.most = most;
  }

  @Override
  List<WeightArray> arrays() {
    return List.of(WeightArray.of(VECTORS, WeightArray.First.ZERO, 1L, most, nIn));
  }

  @Override
  LayerFunction function() {
    return new Function();
  }

  /** {@code [1, width, steps]} of the vectors. */
  private static INDArray first(INDArray vectors, long steps) {
    return vectors
        .get(NDArrayIndex.all(), NDArrayIndex.interval(0, steps), NDArrayIndex.all())
        .permute(0, 2, 1);
  }

  /** The sum. */
  private static final class Function implements LayerFunction {
    @Override
    public INDArray value(INDArray input, @Nullable INDArray mask, Weights weights) {
      return input.add(first(weights.of(VECTORS), input.size(2)));
    }

    @Override
    public INDArray gradient(
        INDArray input, @Nullable INDArray mask, Weights weights, INDArray above, Weights into) {
      INDArray gradient = into.of(VECTORS);
      gradient.assign(0);
      first(gradient, input.size(2)).assign(above.sum(true, 0));
      return above.dup();
    }
  }
}
