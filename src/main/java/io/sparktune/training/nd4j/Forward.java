package io.sparktune.training.nd4j;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputShape;
import java.util.Arrays;
import java.util.List;

/** A network's outputs for many rows, in large batches. */
public final class Forward {

  /** Of a batch: the last bits of outputs may depend on it. */
  public static final int ROWS = 1024;

  private Forward() {}

  /** The outputs, row after row. */
  public static float[] outputs(
      TrainableNetwork network,
      BatchWriter writer,
      int[] rows,
      List<InputShape> inputs,
      int outputs) {
    float[] results = new float[Math.multiplyExact(rows.length, outputs)];
    RowLengths lengths = RowLengths.of(writer, rows);
    if (!lengths.areAlike()) {
      byLength(network, writer, rows, inputs, lengths, results);
      return results;
    }
    int last = rows.length - rows.length % ROWS;
    if (last > 0) {
      try (InputBatch batch = new InputBatch(inputs, ROWS)) {
        for (int row = 0; row < last; row += ROWS) {
          writer.write(rows, row, ROWS, batch);
          network.outputs(batch, results, row * outputs);
        }
      }
    }
    if (last < rows.length) {
      try (InputBatch batch = new InputBatch(inputs, rows.length - last)) {
        writer.write(rows, last, batch.rows(), batch);
        network.outputs(batch, results, last * outputs);
      }
    }
    return results;
  }

  /** Short rows together. */
  private static void byLength(
      TrainableNetwork network,
      BatchWriter writer,
      int[] rows,
      List<InputShape> inputs,
      RowLengths lengths,
      float[] results) {
    int outputs = results.length / rows.length;
    int[] places = lengths.ascending();
    int[] ordered = Arrays.stream(places).map(place -> rows[place]).toArray();
    for (int from = 0; from < places.length; ) {
      int count = lengths.batch(places, from, ROWS);
      float[] given = new float[count * outputs];
      try (InputBatch batch = new InputBatch(inputs, count)) {
        writer.write(ordered, from, count, batch);
        network.outputs(batch, given, 0);
      }
      for (int i = 0; i < count; i++) {
        System.arraycopy(given, i * outputs, results, places[from + i] * outputs, outputs);
      }
      from += count;
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
