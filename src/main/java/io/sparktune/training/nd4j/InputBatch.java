package io.sparktune.training.nd4j;

import io.sparktune.data.InputBuffers;
import io.sparktune.data.InputShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The inputs of a batch, outside the Java heap. */
public final class InputBatch implements InputBuffers, AutoCloseable {

  private final int rows;
  private final List<Input> inputs = new ArrayList<>();

  public InputBatch(List<InputShape> shapes, int rows) {
    this.rows = rows;
    for (InputShape shape : shapes) {
      inputs.add(
          shape instanceof InputShape.Tokens tokens
              ? new Texts(new TokenArrays(tokens, rows))
              : new Numbers(Batch.of(shape, rows)));
    }
  }

  /** One of the inputs. */
  private sealed interface Input {}

  private record Numbers(Batch batch) implements Input {}

  private record Texts(TokenArrays tokens) implements Input {}

  public int rows() {
    return rows;
  }

  @Override
  public float[] values(int input) {
    Input of = inputs.get(input);
    return of instanceof Texts texts ? texts.tokens().staged() : ((Numbers) of).batch().staged();
  }

  /** The arrays with the values that were written. */
  INDArray[] filled() {
    INDArray[] arrays = new INDArray[inputs.size()];
    for (int input = 0; input < arrays.length; input++) {
      Input of = inputs.get(input);
      arrays[input] =
          of instanceof Texts texts ? texts.tokens().filled() : ((Numbers) of).batch().filled();
    }
    return arrays;
  }

  /**
   * The masks of the arrays that were filled last, null for those without one; null where no input
   * has one.
   */
  @Nullable INDArray @Nullable [] masks() {
    if (inputs.stream().noneMatch(Texts.class::isInstance)) {
      return null;
    }
    @Nullable INDArray[] masks = new INDArray[inputs.size()];
    for (int input = 0; input < masks.length; input++) {
      masks[input] = inputs.get(input) instanceof Texts texts ? texts.tokens().mask() : null;
    }
    return masks;
  }

  @Override
  public void close() {
    for (Input input : inputs) {
      if (input instanceof Texts texts) {
        texts.tokens().close();
      } else {
        ((Numbers) input).batch().close();
      }
    }
  }
}
