package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array that is filled again and again, in the Java heap and, once Deeplearning4j asks for it,
 * outside: no allocation for each batch, and nothing that waits for the garbage collector.
 */
public final class Batch implements AutoCloseable {

  private final long[] shape;
  private final float[] staged;
  private @Nullable INDArray array;

  private Batch(long... shape) {
    this.shape = shape;
    this.staged = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
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
    return (int) shape[0];
  }

  /** The next values, row after row. */
  public float[] staged() {
    return staged;
  }

  /** The array with the staged values. */
  public INDArray filled() {
    INDArray filled = array;
    if (filled == null) {
      filled = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
      array = filled;
    }
    ((FloatPointer) filled.data().pointer()).put(staged, 0, staged.length);
    return filled;
  }

  @Override
  public void close() {
    if (array != null) {
      array.close();
      array = null;
    }
  }
}
