package io.sparktune.spark.input.rows;

import io.sparktune.spark.input.files.RowOrigin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.io.CompressionCodec;
import org.apache.spark.io.CompressionCodec$;

/**
 * The text of some rows of one block of a file, on its way to the driver.
 *
 * @param file its address, as in {@link RowOrigin}
 * @param block its offset in the file
 * @param cells the length and the UTF-8 bytes of each cell, row by row; compressed
 * @param length of the cells
 * @param malformed the first malformed lines
 * @param malformedRows how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // read once
public record TextChunk(
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

  /** The length of a cell that is missing. */
  static final int MISSING = -1;

  /** Adds the cells to those of each column. */
  public void addTo(List<ColumnCells> columns) {
    byte[] texts = decompressed();
    ByteBuffer bytes = ByteBuffer.wrap(texts);
    for (int row = 0; row < rows; row++) {
      for (ColumnCells column : columns) {
        int bytesOfCell = bytes.getInt();
        if (bytesOfCell == MISSING) {
          column.addMissing();
        } else {
          column.add(texts, bytes.position(), bytesOfCell);
          bytes.position(bytes.position() + bytesOfCell);
        }
      }
    }
  }

  /** Bytes as they cross the network. */
  static byte[] compressed(byte[] bytes, int length) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (OutputStream out = codec().compressedOutputStream(small)) {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
    return small.toByteArray();
  }

  private byte[] decompressed() {
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
