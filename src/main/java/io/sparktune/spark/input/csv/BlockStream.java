package io.sparktune.spark.input.csv;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * The bytes of the lines of a block of a file: those that begin in it or right behind it, which the
 * next block leaves out.
 */
final class BlockStream extends FilterInputStream {

  private static final int BUFFER_BYTES = 1 << 16;

  private final long end;
  private long position;
  private boolean isOver;

  private BlockStream(InputStream bytes, long position, long end) {
    super(bytes);
    this.position = position;
    this.end = end;
  }

  static BlockStream of(FSDataInputStream file, CsvBlock block) throws IOException {
    file.seek(block.start());
    BlockStream lines =
        new BlockStream(
            new BufferedInputStream(file, BUFFER_BYTES),
            block.start(),
            block.length() == Long.MAX_VALUE ? Long.MAX_VALUE : block.end());
    if (block.start() > 0) {
      lines.skipLine();
    }
    return lines;
  }

  /** To the first line that begins here. */
  private void skipLine() throws IOException {
    int next = in.read();
    while (next >= 0 && next != '\n' && next != '\r') {
      position++;
      next = in.read();
    }
    position++;
    in.mark(1);
    if (next == '\r' && in.read() == '\n') {
      position++;
    } else {
      in.reset();
    }
    isOver = next < 0 || position > end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    int count = isOver ? -1 : in.read(bytes, from, most);
    for (int i = (int) Math.max(0, Math.min(end - position, count)); i < count; i++) {
      if (bytes[from + i] == '\n' || bytes[from + i] == '\r') {
        isOver = true;
        return i + 1;
      }
    }
    position += Math.max(0, count);
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
