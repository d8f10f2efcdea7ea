package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array outside the Java heap that is filled again and again: no allocation for each batch, and
 * nothing that waits for the garbage collector.
 */
public final class Batch implements AutoCloseable {

  private final int rows;
  private final float[] staged;
  private final INDArray array;

  private Batch(long... shape) {
    this.rows = (int) shape[0];
    this.array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    this.staged = new float[Math.toIntExact(array.length())];
  }

  public Batch(int rows, int columns) {
    this(new long[] {rows, columns});
  }

  /** The rows of an input. */
  public static Batch of(InputShape shape, int rows) {
    if (shape instanceof InputShape.Image image) {
      return new Batch(rows, image.channels(), image.height(), image.width());
    }
    if (shape instanceof InputShape.Sequence sequence) {
      return new Batch(rows, sequence.steps(), sequence.width());
    }
    return new Batch(rows, shape.numbers());
  }

  public int rows() {
    return rows;
  }

  /** The next values, row after row. */
  public float[] staged() {
    return staged;
  }

  /** The array with the staged values. */
  public INDArray filled() {
    ((FloatPointer) array.data().pointer()).put(staged, 0, staged.length);
    return array;
  }

  @Override
  public void close() {
    array.close();
  }
}
