package io.sparktune.training;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputBuffers;
import io.sparktune.data.InputShape;
import java.util.Arrays;
import java.util.List;

/** Some prepared rows in memory. */
final class PreparedRows implements BatchWriter {

  /** The longest array that every virtual machine has. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  private final int[] widths;
  private final float[][] values;

  /** By the place of a row. */
  private final int[] lengths;

  /** By the number of a row: its place among these rows. */
  private final int[] places;

  private PreparedRows(int[] widths, float[][] values, int[] lengths, int[] places) {
    this.widths = widths;
    this.values = values;
    this.lengths = lengths;
    this.places = places;
  }

  /** Rows that keep their numbers. */
  static PreparedRows of(PreparedData data, int[] rows) {
    int[] places = new int[Arrays.stream(rows).max().orElse(-1) + 1];
    for (int place = 0; place < rows.length; place++) {
      places[rows[place]] = place;
    }
    return of(data, rows, places);
  }

  /** Rows that are numbered anew, from 0 in this order. */
  static PreparedRows renumbered(PreparedData data, int[] rows) {
    int[] places = new int[rows.length];
    Arrays.setAll(places, place -> place);
    return of(data, rows, places);
  }

  private static PreparedRows of(PreparedData data, int[] rows, int[] places) {
    List<InputShape> inputs = data.fitted().inputs();
    int[] widths = inputs.stream().mapToInt(InputShape::numbers).toArray();
    float[][] values = new float[widths.length][];
    for (int input = 0; input < widths.length; input++) {
      values[input] = new float[Math.multiplyExact(rows.length, widths[input])];
    }
    data.writer().write(rows, 0, rows.length, input -> values[input]);
    int[] lengths = Arrays.stream(rows).map(data.writer()::length).toArray();
    return new PreparedRows(widths, values, lengths, places);
  }

  /** The memory that so many rows take; more than there can be where an array would be too long. */
  static long bytes(List<InputShape> inputs, int rows) {
    long bytes = 0;
    for (InputShape input : inputs) {
      long numbers = (long) rows * input.numbers();
      if (numbers > MOST_NUMBERS) {
        return Long.MAX_VALUE;
      }
      bytes += numbers * Float.BYTES;
    }
    return bytes;
  }

  @Override
  public void write(int[] rows, int from, int count, InputBuffers into) {
    for (int input = 0; input < widths.length; input++) {
      int width = widths[input];
      float[] copy = into.values(input);
      for (int i = 0; i < count; i++) {
        System.arraycopy(values[input], places[rows[from + i]] * width, copy, i * width, width);
      }
    }
  }

  @Override
  public int length(int row) {
    return lengths[places[row]];
  }
}
