package io.sparktune.training.nd4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix outside the Java heap that is filled again and again: no allocation for each batch, and
 * nothing that waits for the garbage collector.
 */
public final class Batch implements AutoCloseable {

  private final int rows;
  private final float[] staged;
  private final INDArray array;

  public Batch(int rows, int columns) {
    this.rows = rows;
    this.staged = new float[rows * columns];
    this.array = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'c');
  }

  public int rows() {
    return rows;
  }

  /** The next values, row after row. */
  public float[] staged() {
    return staged;
  }

  /** The matrix with the staged values. */
  public INDArray filled() {
    ((FloatPointer) array.data().pointer()).put(staged, 0, staged.length);
    return array;
  }

  @Override
  public void close() {
    array.close();
  }
}
