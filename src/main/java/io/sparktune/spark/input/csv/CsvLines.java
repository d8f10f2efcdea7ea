package io.sparktune.spark.input.csv;

import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.storage.FileSystems;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a CSV file, however they end. Of lines that are too long only the beginning is kept.
 */
final class CsvLines implements Iterator<String>, Closeable {

  /** What a line may have. */
  static final int MOST_CHARACTERS = 1 << 24;

  private final Reader reader;
  private final CsvEncoding encoding;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder line = new StringBuilder();
  private int filled;
  private int at;
  private boolean afterReturn;

  /** Asked again when the last line is read, it does not ask the file, which may be closed. */
  private boolean isOver;

  private @Nullable String next;

  private CsvLines(Reader reader, CsvEncoding encoding) {
    this.reader = reader;
    this.encoding = encoding;
  }

  /**
   * Opens a file, which may be compressed.
   *
   * @param asked the character set if there is no byte order mark
   */
  static CsvLines open(Configuration fileSystems, Path file, Charset asked) throws IOException {
    CompressionCodec codec = codec(fileSystems, file);
    InputStream bytes = FileSystems.asConfigured(file, fileSystems).open(file);
    return of(codec == null ? bytes : codec.createInputStream(bytes), true, asked);
  }

  /**
   * Opens a block of a file; of a compressed one, the first block holds all lines.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  static CsvLines open(Configuration fileSystems, CsvBlock block, Charset asked) {
    Path file = RowOrigin.file(block.file());
    try {
      if (codec(fileSystems, file) != null) {
        return block.start() == 0
            ? open(fileSystems, file, asked)
            : new CsvLines(Reader.nullReader(), new CsvEncoding(asked));
      }
      FSDataInputStream bytes = FileSystems.asConfigured(file, fileSystems).open(file);
      return of(BlockStream.of(bytes, block), block.start() == 0, asked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvLines of(InputStream lines, boolean areFirst, Charset asked)
      throws IOException {
    if (!areFirst) {
      CsvEncoding encoding = new CsvEncoding(asked);
      return new CsvLines(encoding.reader(lines), encoding);
    }
    BOMInputStream text = CsvEncoding.withoutMark(lines);
    CsvEncoding encoding = CsvEncoding.of(text, asked);
    return new CsvLines(encoding.reader(text), encoding);
  }

  /** Null where the name of the file says that it is not compressed. */
  static @Nullable CompressionCodec codec(Configuration fileSystems, Path file) {
    return new CompressionCodecFactory(fileSystems).getCodec(file);
  }

  CsvEncoding encoding() {
    return encoding;
  }

  /**
   * Whether there is one more line.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  @Override
  public boolean hasNext() {
    if (next == null && !isOver) {
      next = read();
      isOver = next == null;
    }
    return next != null;
  }

  @Override
  public String next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    String found = next;
    next = null;
    return found;
  }

  private @Nullable String read() {
    line.setLength(0);
    boolean any = false;
    while (at < filled || isFilled()) {
      if (afterReturn && buffer[at] == '\n') {
        at++;
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      int from = at;
      while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
      any |= at > from;
      if (at < filled) {
        afterReturn = buffer[at++] == '\r';
        return withRest(from, at - 1);
      }
      append(from, at);
    }
    return any ? line.toString() : null;
  }

  private String withRest(int from, int to) {
    if (line.length() == 0) {
      return new String(buffer, from, to - from);
    }
    append(from, to);
    return line.toString();
  }

  private void append(int from, int to) {
    line.append(buffer, from, Math.min(to - from, MOST_CHARACTERS + 1 - line.length()));
  }

  private boolean isFilled() {
    try {
      at = 0;
      filled = 0;
      int count = 0;
      while (count == 0) {
        count = reader.read(buffer);
      }
      filled = Math.max(0, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
