package io.sparktune.training.nd4j;

import io.sparktune.data.BatchWriter;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network's outputs for many rows, in large batches. */
public final class Forward {

  private static final int ROWS = 1024;

  private Forward() {}

  /**
   * The outputs, row after row.
   *
   * @param width of the one input of the network
   */
  public static float[] outputs(
      MultiLayerNetwork network, BatchWriter writer, int[] rows, int width, int outputs) {
    float[] results = new float[Math.multiplyExact(rows.length, outputs)];
    int last = rows.length - rows.length % ROWS;
    run(network, writer, rows, width, results, 0, last, ROWS);
    run(network, writer, rows, width, results, last, rows.length, rows.length - last);
    return results;
  }

  private static void run(
      MultiLayerNetwork network,
      BatchWriter writer,
      int[] rows,
      int width,
      float[] results,
      int start,
      int end,
      int size) {
    if (start == end) {
      return;
    }
    int outputs = results.length / rows.length;
    try (Batch batch = new Batch(size, width)) {
      for (int row = start; row < end; row += size) {
        writer.write(rows, row, size, input -> batch.staged());
        copy(network.output(batch.filled(), false), results, row * outputs);
      }
    }
  }

  /** Copies a matrix of any order and closes it. */
  private static void copy(INDArray matrix, float[] into, int offset) {
    try (matrix) {
      float[] values = matrix.data().asFloat();
      int rows = (int) matrix.size(0);
      int columns = (int) matrix.size(1);
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          long place =
              matrix.offset() + (long) row * matrix.stride(0) + (long) column * matrix.stride(1);
          into[offset + row * columns + column] = values[(int) place];
        }
      }
    }
  }

  /** Turns each row of margins into probabilities, in place. */
  public static void softmax(float[] margins, int classes) {
    for (int start = 0; start < margins.length; start += classes) {
      float most = Float.NEGATIVE_INFINITY;
      for (int i = start; i < start + classes; i++) {
        most = Math.max(most, margins[i]);
      }
      double sum = 0;
      for (int i = start; i < start + classes; i++) {
        sum += Math.exp((double) margins[i] - most);
      }
      for (int i = start; i < start + classes; i++) {
        margins[i] = (float) (Math.exp((double) margins[i] - most) / sum);
      }
    }
  }
}
