package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The ids of a batch of texts, as long as its longest one, and a mask that tells where they end. At
 * least one id of every text counts.
 */
final class TokenArrays implements AutoCloseable {

  private final int rows;
  private final int most;
  private final float[] staged;
  private float[] trimmed = new float[0];
  private @Nullable INDArray ids;
  private @Nullable INDArray mask;

  TokenArrays(InputShape.Tokens shape, int rows) {
    this.rows = rows;
    this.most = shape.most();
    this.staged = new float[Math.multiplyExact(rows, most)];
  }

  /** The next ids, row after row. */
  float[] staged() {
    return staged;
  }

  /** The array with the staged ids. */
  INDArray filled() {
    int length = longest();
    if (trimmed.length != rows * length) {
      trimmed = new float[rows * length];
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(staged, row * most, trimmed, row * length, length);
    }
    ids = filled(ids, length);
    return ids;
  }

  /** The mask of the array that was filled last: 1 for an id that counts, 0 behind them. */
  INDArray mask() {
    int length = trimmed.length / rows;
    for (int row = 0; row < rows; row++) {
      int count = Math.max(1, length(row));
      for (int step = 0; step < length; step++) {
        trimmed[row * length + step] = step < count ? 1 : 0;
      }
    }
    mask = filled(mask, length);
    return mask;
  }

  private INDArray filled(@Nullable INDArray known, int length) {
    INDArray array = known;
    if (array == null || array.size(1) != length) {
      free(array);
      array = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, length}, 'c');
    }
    ((FloatPointer) array.data().pointer()).put(trimmed, 0, trimmed.length);
    return array;
  }

  private int longest() {
    int longest = 1;
    for (int row = 0; row < rows; row++) {
      longest = Math.max(longest, length(row));
    }
    return longest;
  }

  private int length(int row) {
    int length = most;
    while (length > 0 && staged[row * most + length - 1] == 0) {
      length--;
    }
    return length;
  }

  @Override
  public void close() {
    free(ids);
    free(mask);
    ids = null;
    mask = null;
  }

  private static void free(@Nullable INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
