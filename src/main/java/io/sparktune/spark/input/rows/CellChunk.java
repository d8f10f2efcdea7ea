package io.sparktune.spark.input.rows;

import io.sparktune.data.cells.RawCells;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.SparkContext$;
import org.apache.spark.SparkEnv;
import org.apache.spark.io.CompressionCodec;
import org.apache.spark.io.CompressionCodec$;

/**
 * The cells of some rows of one block of a file, on their way to the driver.
 *
 * @param file its address, as in {@link io.sparktune.spark.input.files.RowOrigin}
 * @param block its offset in the file
 * @param cells column by column, as {@link ChunkColumn} writes them; compressed where that is
 *     shorter, and their way leads to another process
 * @param length of the cells
 * @param malformed the first malformed lines
 * @param malformedRows how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // read once
public record CellChunk(
    String file,
    long block,
    int rows,
    byte[] cells,
    int length,
    List<String> malformed,
    int malformedRows)
    implements Serializable {

  /** The malformed lines that are kept at most. */
  static final int MOST_MALFORMED = 20;

  /** Adds the cells to those of each column. */
  public void addTo(List<RawCells> columns) {
    ByteBuffer bytes = ByteBuffer.wrap(decompressed());
    for (RawCells column : columns) {
      String[] texts = new String[bytes.getInt()];
      for (int i = 0; i < texts.length; i++) {
        int size = bytes.getInt();
        texts[i] = new String(bytes.array(), bytes.position(), size, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + size);
      }
      if (bytes.get() == 1) {
        for (int row = 0; row < rows; row++) {
          add(column, bytes.getFloat());
        }
      } else {
        for (int row = 0; row < rows; row++) {
          add(column, bytes.getLong(), texts);
        }
      }
    }
  }

  private static void add(RawCells column, double number) {
    if (Double.isNaN(number)) {
      column.add(null);
    } else {
      column.add(number);
    }
  }

  private static void add(RawCells column, long cell, String[] texts) {
    int place = (int) (cell & ~ChunkColumn.NO_NUMBER);
    boolean isNumber = !Double.isNaN(Double.longBitsToDouble(cell));
    if (isNumber) {
      column.add(Double.longBitsToDouble(cell));
    } else {
      column.add(place == 0 ? null : texts[place - 1]);
    }
  }

  /** Bytes as they cross the network. */
  static byte[] compressed(ByteArrayOutputStream bytes) {
    SparkEnv spark = SparkEnv.get(); // null where this process reads without it
    if (spark == null || spark.executorId().equals(SparkContext$.MODULE$.DRIVER_IDENTIFIER())) {
      return bytes.toByteArray();
    }
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (OutputStream out = codec().compressedOutputStream(small)) {
      bytes.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
    return small.size() < bytes.size() ? small.toByteArray() : bytes.toByteArray();
  }

  private byte[] decompressed() {
    if (cells.length == length) {
      return cells;
    }
    try (InputStream in = codec().compressedInputStream(new ByteArrayInputStream(cells))) {
      return in.readNBytes(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
  }

  private static CompressionCodec codec() {
    return CompressionCodec$.MODULE$.createCodec(SparkEnv.get().conf());
  }
}
