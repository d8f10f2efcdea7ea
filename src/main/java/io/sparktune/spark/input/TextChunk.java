package io.sparktune.spark.input;

import io.sparktune.spark.input.files.RowOrigin;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of some rows of one block of a file, on its way to the driver.
 *
 * @param file its address, as in {@link RowOrigin}
 * @param block its offset in the file
 * @param cells the length and the UTF-8 bytes of each cell, row by row
 * @param malformed the first malformed lines
 * @param malformedRows how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // read once
record TextChunk(
    String file, long block, int rows, byte[] cells, List<String> malformed, int malformedRows)
    implements Serializable {

  /** The length of a cell that is missing. */
  static final int MISSING = -1;

  /** What a reference to a cell takes, and what a cell takes besides its characters. */
  private static final int BYTES_PER_REFERENCE = 4;

  private static final int BYTES_PER_TEXT = 40;

  /** The least memory that the cells take as text, each by itself. */
  long heapBytes() {
    ByteBuffer bytes = ByteBuffer.wrap(cells);
    long sum = 0;
    while (bytes.hasRemaining()) {
      int length = bytes.getInt();
      sum += BYTES_PER_REFERENCE;
      if (length != MISSING) {
        sum += BYTES_PER_TEXT + length;
        bytes.position(bytes.position() + length);
      }
    }
    return sum;
  }

  /** Adds the cells to those of each column. */
  void addTo(List<List<String>> columns) {
    ByteBuffer bytes = ByteBuffer.wrap(cells);
    for (int row = 0; row < rows; row++) {
      for (List<String> column : columns) {
        column.add(next(bytes));
      }
    }
  }

  private @Nullable String next(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length == MISSING) {
      return null;
    }
    String text = new String(cells, bytes.position(), length, StandardCharsets.UTF_8);
    bytes.position(bytes.position() + length);
    return text;
  }
}
