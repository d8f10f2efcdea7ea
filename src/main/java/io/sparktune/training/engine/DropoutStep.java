package io.sparktune.training.engine;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Inverted dropout: each input is dropped, or divided by the share that stays. What is dropped is
 * drawn by ND4J, for the calling thread, so that it is what Deeplearning4j would drop.
 */
final class DropoutStep implements Step {

  private final int width;
  private final double retained;
  private final Map<Integer, INDArray> drawnByRows = new HashMap<>();
  private float[] mask = new float[0];
  private float[] outputs = new float[0];

  /**
   * A dropout.
   *
   * @param retained the share of inputs that stay, in (0, 1)
   */
  DropoutStep(int width, double retained) {
    this.width = width;
    this.retained = retained;
  }

  @Override
  public float[] forward(float[] inputs, int rows) {
    int length = rows * width;
    mask = Buffers.atLeast(mask, length);
    INDArray drawn = drawnByRows.computeIfAbsent(rows, this::allocated);
    drawn.assign(1.0);
    Nd4j.getExecutioner().exec(new DropOutInverted(drawn, drawn, retained));
    ((FloatPointer) drawn.data().pointer()).get(mask, 0, length);
    outputs = Buffers.atLeast(outputs, length);
    for (int i = 0; i < length; i++) {
      outputs[i] = inputs[i] * mask[i];
    }
    return outputs;
  }

  private INDArray allocated(int rows) {
    return Nd4j.createUninitialized(DataType.FLOAT, rows, width);
  }

  @Override
  public float[] predict(float[] inputs, int rows) {
    return inputs;
  }

  @Override
  public float[] backward(float[] gradient, int rows) {
    int length = rows * width;
    for (int i = 0; i < length; i++) {
      gradient[i] *= mask[i];
    }
    return gradient;
  }

  @Override
  public void close() {
    drawnByRows.values().forEach(INDArray::close);
  }
}
