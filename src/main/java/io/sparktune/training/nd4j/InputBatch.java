package io.sparktune.training.nd4j;

import io.sparktune.data.InputBuffers;
import io.sparktune.data.InputShape;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The inputs of a batch, outside the Java heap. */
public final class InputBatch implements InputBuffers, AutoCloseable {

  private final int rows;
  private final Batch[] inputs;

  public InputBatch(List<InputShape> shapes, int rows) {
    this.rows = rows;
    this.inputs = shapes.stream().map(shape -> Batch.of(shape, rows)).toArray(Batch[]::new);
  }

  public int rows() {
    return rows;
  }

  @Override
  public float[] values(int input) {
    return inputs[input].staged();
  }

  /** The arrays with the values that were written. */
  INDArray[] filled() {
    INDArray[] arrays = new INDArray[inputs.length];
    for (int input = 0; input < inputs.length; input++) {
      arrays[input] = inputs[input].filled();
    }
    return arrays;
  }

  @Override
  public void close() {
    for (Batch input : inputs) {
      input.close();
    }
  }
}
