package io.sparktune.model.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.custom.MultiHeadDotProductAttention;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Multi-head self-attention (Vaswani and others, 2017), without biases. Deeplearning4j's own layer
 * has gradients twice as large as the true ones.
 */
public final class SelfAttention extends SequenceLayer {

  private static final long serialVersionUID = 1L;
  private static final List<String> NAMES = List.of("Wq", "Wk", "Wv", "Wo");

  @JsonProperty private int heads;
  @JsonProperty private int headSize;

  SelfAttention() {}

  /**
   * @param width of a step
   * @param headSize the width of each head's queries, keys and values
   * @param dropout the share of the inputs that is dropped, in [0, 1)
   */
  public SelfAttention(
      int width, int heads, int headSize, double dropout, List<Regularization> penalties) {
    super(width, dropout);
    this.heads = heads;
    this.headSize = headSize;
    setRegularization(penalties);
  }

  @Override
  List<WeightArray> arrays() {
    long inner = (long) heads * headSize;
    return NAMES.stream()
        .map(
            name ->
                name.equals("Wo")
                    ? WeightArray.drawn(name, (double) inner, (double) nOut, inner, nOut)
                    : WeightArray.drawn(
                        name, (double) nIn, (double) inner, (long) heads, (long) headSize, nIn))
        .toList();
  }

  @Override
  LayerFunction function() {
    return new Function();
  }

  /** The operations of ND4J. */
  private static final class Function implements LayerFunction {
    @Override
    public INDArray value(INDArray input, @Nullable INDArray mask, Weights weights) {
      return Nd4j.exec(
          new MultiHeadDotProductAttention(
              input,
              input,
              input,
              weights.of("Wq"),
              weights.of("Wk"),
              weights.of("Wv"),
              weights.of("Wo"),
              mask,
              true))[0];
    }

    @Override
    public INDArray gradient(
        INDArray input, @Nullable INDArray mask, Weights weights, INDArray above, Weights into) {
      INDArray queries = input.ulike();
      INDArray keys = input.ulike();
      INDArray values = input.ulike();
      List<INDArray> read = new ArrayList<>(List.of(input, input, input));
      List<INDArray> written = new ArrayList<>(List.of(queries, keys, values));
      for (String name : NAMES) {
        read.add(weights.of(name));
        written.add(into.of(name));
      }
      read.add(above.castTo(input.dataType()));
      if (mask != null) {
        read.add(mask);
      }
      Nd4j.exec(
          DynamicCustomOp.builder("multi_head_dot_product_attention_bp")
              .addInputs(read.toArray(INDArray[]::new))
              .addOutputs(written.toArray(INDArray[]::new))
              .addIntegerArguments(1)
              .build());
      return queries.addi(keys).addi(values);
    }
  }
}
