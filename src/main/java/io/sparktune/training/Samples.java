package io.sparktune.training;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Dataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.RowWriter;
import io.sparktune.data.table.Table;


/**
 * Prepared rows, as the network reads them.
 *
 * @param inputs row after row
 * @param classes the place of each row's label; empty for a number
 * @param numbers each row's target in its own unit; empty for classes
 */
@SuppressWarnings("ArrayRecordComponent") // cells stay primitive
public record Samples(int width, float[] inputs, int[] classes, double[] numbers) {

  /** The inputs and targets of some rows. */
  public static Samples of(Dataset data, int[] rows, FittedPreparation preparation) {
    float[] inputs = inputs(data.features(), rows, preparation);
    int width = preparation.width();
    if (data.target() instanceof ClassTarget target) {
      int[] classes = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        classes[i] = target.labelAt(rows[i]);
      }
      return new Samples(width, inputs, classes, new double[0]);
    }
    NumberTarget target = (NumberTarget) data.target();
    double[] numbers = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      numbers[i] = target.valueAt(rows[i]);
    }
    return new Samples(width, inputs, new int[0], numbers);
  }

  /** The inputs of some rows, row after row. */
  public static float[] inputs(Table table, int[] rows, FittedPreparation preparation) {
    int width = preparation.width();
    long size = (long) rows.length * width;
    if (size > Integer.MAX_VALUE - 8) {
      throw new OutOfMemoryError(
          rows.length + " rows of " + width + " inputs do not fit into one array");
    }
    float[] inputs = new float[(int) size];
    RowWriter writer = preparation.bindTo(table);
    for (int i = 0; i < rows.length; i++) {
      writer.write(rows[i], inputs, i * width);
    }
    return inputs;
  }

  int size() {
    return Math.max(classes.length, numbers.length);
  }
}
