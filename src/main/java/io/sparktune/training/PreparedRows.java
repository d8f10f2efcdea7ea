package io.sparktune.training;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.InputShape;
import java.util.List;

/** Some prepared rows in memory, numbered from 0 in their own order. */
final class PreparedRows implements BatchWriter {

  private final int[] widths;
  private final float[][] values;

  private PreparedRows(int[] widths, float[][] values) {
    this.widths = widths;
    this.values = values;
  }

  static PreparedRows of(PreparedData data, int[] rows) {
    List<InputShape> inputs = data.fitted().inputs();
    int[] widths = inputs.stream().mapToInt(InputShape::numbers).toArray();
    float[][] values = new float[widths.length][];
    for (int input = 0; input < widths.length; input++) {
      values[input] = new float[Math.multiplyExact(rows.length, widths[input])];
    }
    data.writer().write(rows, 0, rows.length, input -> values[input]);
    return new PreparedRows(widths, values);
  }

  @Override
  public void write(int[] rows, int from, int count, InputBuffers into) {
    for (int input = 0; input < widths.length; input++) {
      int width = widths[input];
      float[] copy = into.values(input);
      for (int i = 0; i < count; i++) {
        System.arraycopy(values[input], rows[from + i] * width, copy, i * width, width);
      }
    }
  }
}
