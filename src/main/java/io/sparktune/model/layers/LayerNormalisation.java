package io.sparktune.model.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Layer normalisation of each step (Ba and others, 2016), with gains and biases. */
public final class LayerNormalisation extends SequenceLayer {

  private static final long serialVersionUID = 1L;
  private static final String GAIN = "g";
  private static final String BIAS = "b";
  private static final int WIDTH = 1;
  private static final double LEAST_VARIANCE = 1e-5;

  LayerNormalisation() {}

  public LayerNormalisation(int width) {
    super(width, 0);
  }

  @Override
  List<WeightArray> arrays() {
    return List.of(
        WeightArray.of(GAIN, WeightArray.First.ONE, 1L, nIn, 1L),
        WeightArray.of(BIAS, WeightArray.First.ZERO, 1L, nIn, 1L));
  }

  @Override
  LayerFunction function() {
    return new Function();
  }

  /** Normalised values, and the deviation that they had. */
  private record Normal(INDArray values, INDArray deviation) {

    static Normal of(INDArray input) {
      INDArray centred = input.sub(input.mean(true, WIDTH));
      INDArray variance = centred.mul(centred).mean(true, WIDTH);
      INDArray deviation = Transforms.sqrt(variance.addi(LEAST_VARIANCE), false);
      return new Normal(centred.divi(deviation), deviation);
    }
  }

  /** The function of all steps. */
  private static final class Function implements LayerFunction {
    @Override
    public INDArray value(INDArray input, @Nullable INDArray mask, Weights weights) {
      return Normal.of(input).values().muli(weights.of(GAIN)).addi(weights.of(BIAS));
    }

    @Override
    public INDArray gradient(
        INDArray input, @Nullable INDArray mask, Weights weights, INDArray above, Weights into) {
      Normal normal = Normal.of(input);
      into.of(GAIN).assign(above.mul(normal.values()).sum(true, 0, 2));
      into.of(BIAS).assign(above.sum(true, 0, 2));
      INDArray scaled = above.mul(weights.of(GAIN));
      INDArray along = scaled.mul(normal.values()).mean(true, WIDTH);
      return scaled
          .subi(scaled.mean(true, WIDTH))
          .subi(normal.values().mul(along))
          .divi(normal.deviation());
    }
  }
}
