package io.sparktune.data.cells;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of as many bytes each, outside the Java heap, so that broadcast pictures cost an executor's
 * garbage collector nothing. Read back straight into such memory.
 */
public final class ByteRows implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int CHUNK_BYTES = 1 << 24;

  private final int width;
  private final int rowsOfChunk;
  private int rows;
  private transient List<ByteBuffer> chunks = new ArrayList<>();

  /**
   * No rows yet.
   *
   * @param width of a row in bytes
   */
  public ByteRows(int width) {
    if (width < 1) {
      throw new IllegalArgumentException("a row has " + width + " bytes");
    }
    this.width = width;
    this.rowsOfChunk = Math.max(1, CHUNK_BYTES / width);
  }

  public int rows() {
    return rows;
  }

  public int width() {
    return width;
  }

  public long bytes() {
    return (long) rows * width;
  }

  /** Adds a row, which is copied. */
  public void add(byte[] row) {
    if (row.length != width) {
      throw new IllegalArgumentException("a row of " + row.length + " bytes among " + width);
    }
    int place = rows % rowsOfChunk;
    if (place == 0) {
      chunks.add(ByteBuffer.allocateDirect(rowsOfChunk * width));
    }
    chunks.get(chunks.size() - 1).put(place * width, row);
    rows++;
  }

  /** Adds copies of rows as wide. */
  public void addAll(ByteRows others) {
    byte[] row = new byte[width];
    for (int number = 0; number < others.rows(); number++) {
      others.read(number, row);
      add(row);
    }
  }

  /** Copies of some rows, in this order. */
  public ByteRows rows(int[] wanted) {
    ByteRows some = new ByteRows(width);
    byte[] row = new byte[width];
    for (int number : wanted) {
      read(number, row);
      some.add(row);
    }
    return some;
  }

  /** Copies a row. */
  public void read(int row, byte[] into) {
    if (row < 0 || row >= rows) {
      throw new IndexOutOfBoundsException("there is no row " + row + " of " + rows);
    }
    chunks.get(row / rowsOfChunk).get(row % rowsOfChunk * width, into, 0, width);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    byte[] copy = new byte[width];
    for (int row = 0; row < rows; row++) {
      read(row, copy);
      out.write(copy);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    int count = rows;
    rows = 0;
    chunks = new ArrayList<>();
    byte[] copy = new byte[width];
    for (int row = 0; row < count; row++) {
      in.readFully(copy);
      add(copy);
    }
  }
}
