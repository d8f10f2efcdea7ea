package io.sparktune.data.cells;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Cells of one width, outside the Java heap, so that a broadcast table costs an executor's garbage
 * collector nothing. Read back straight into such memory.
 */
public final class Cells implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * A buffer is addressed by an int; 32 MiB are far below that and a multiple of each width. From
   * this size on, C's allocators give memory back to the system as soon as it is freed.
   */
  static final int CHUNK_BITS = 25;

  private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;
  private static final int COPIED_BYTES = 1 << 16;

  private final int rows;
  private final int width;
  private transient ByteBuffer[] chunks;

  private Cells(int rows, int width) {
    this.rows = rows;
    this.width = width;
    this.chunks = allocate((long) rows * width);
  }

  /** Cells in memory that is theirs from now on. */
  Cells(int rows, int width, ByteBuffer[] chunks) {
    this.rows = rows;
    this.width = width;
    this.chunks = chunks;
  }

  /** Four bytes a number where all of them are floats, eight otherwise. */
  public static Cells ofNumbers(double[] numbers) {
    return ofNumbers(numbers.length, row -> numbers[row]);
  }

  /** The same of the numbers of each row, which are asked for in order, once. */
  public static Cells ofNumbers(int rows, IntToDoubleFunction numberOfRow) {
    Cells cells = new Cells(rows, Float.BYTES);
    for (int row = 0; row < rows; row++) {
      double number = numberOfRow.applyAsDouble(row);
      if (!Double.isNaN(number) && (float) number != number) {
        return wide(cells, row, number, numberOfRow);
      }
      cells.chunk(row).putFloat(cells.place(row), (float) number);
    }
    return cells;
  }

  /** Continues with a number that is no float. */
  private static Cells wide(Cells floats, int count, double next, IntToDoubleFunction numberOfRow) {
    Cells cells = new Cells(floats.rows, Double.BYTES);
    for (int row = 0; row < floats.rows; row++) {
      double number =
          row < count ? floats.numberAt(row) : row == count ? next : numberOfRow.applyAsDouble(row);
      cells.chunk(row).putDouble(cells.place(row), number);
    }
    return cells;
  }

  /** One, two or four bytes a code, whatever the highest one takes. */
  public static Cells ofCodes(int[] codes, int count) {
    return ofCodes(codes.length, row -> codes[row], count);
  }

  /** The same of the code of each row. */
  public static Cells ofCodes(int rows, IntUnaryOperator codeOfRow, int count) {
    int width = count <= 1 << 7 ? Byte.BYTES : count <= 1 << 15 ? Short.BYTES : Integer.BYTES;
    Cells cells = new Cells(rows, width);
    for (int row = 0; row < rows; row++) {
      ByteBuffer chunk = cells.chunk(row);
      int place = cells.place(row);
      int code = codeOfRow.applyAsInt(row);
      switch (width) {
        case Byte.BYTES -> chunk.put(place, (byte) code);
        case Short.BYTES -> chunk.putShort(place, (short) code);
        default -> chunk.putInt(place, code);
      }
    }
    return cells;
  }

  public double numberAt(int row) {
    return width == Float.BYTES
        ? chunk(row).getFloat(place(row))
        : chunk(row).getDouble(place(row));
  }

  public int codeAt(int row) {
    return switch (width) {
      case Byte.BYTES -> chunk(row).get(place(row));
      case Short.BYTES -> chunk(row).getShort(place(row));
      default -> chunk(row).getInt(place(row));
    };
  }

  public int rows() {
    return rows;
  }

  public long bytes() {
    return (long) rows * width;
  }

  private ByteBuffer chunk(int row) {
    return chunks[(int) (((long) row * width) >>> CHUNK_BITS)];
  }

  private int place(int row) {
    return (int) ((long) row * width) & CHUNK_MASK;
  }

  private static ByteBuffer[] allocate(long bytes) {
    int count = (int) ((bytes + CHUNK_MASK) >>> CHUNK_BITS);
    ByteBuffer[] chunks = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      long left = bytes - ((long) i << CHUNK_BITS);
      chunks[i] = OffHeap.allocate((int) Math.min(left, 1 << CHUNK_BITS)).bytes();
    }
    return chunks;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    byte[] copy = new byte[COPIED_BYTES];
    for (ByteBuffer chunk : chunks) {
      for (int from = 0; from < chunk.capacity(); from += COPIED_BYTES) {
        int length = Math.min(COPIED_BYTES, chunk.capacity() - from);
        chunk.get(from, copy, 0, length);
        out.write(copy, 0, length);
      }
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    chunks = allocate(bytes());
    byte[] copy = new byte[COPIED_BYTES];
    for (ByteBuffer chunk : chunks) {
      for (int from = 0; from < chunk.capacity(); from += COPIED_BYTES) {
        int length = Math.min(COPIED_BYTES, chunk.capacity() - from);
        in.readFully(copy, 0, length);
        chunk.put(from, copy, 0, length);
      }
    }
  }
}
