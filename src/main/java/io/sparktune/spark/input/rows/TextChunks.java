package io.sparktune.spark.input.rows;

import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.files.TaskMemory;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Makes chunks of text of the rows of one Spark partition, on an executor. */
public final class TextChunks implements Iterator<TextChunk> {

  private static final int BYTES = 1 << 18;

  private final Iterator<Row> rows;
  private @Nullable Row ahead;

  public TextChunks(Iterator<Row> rows) {
    this.rows = rows;
    advance();
  }

  private void advance() {
    ahead = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public TextChunk next() {
    if (ahead == null) {
      throw new NoSuchElementException();
    }
    return TaskMemory.within(() -> chunk(Objects.requireNonNull(ahead)));
  }

  private TextChunk chunk(Row first) {
    int width = first.length() - RowOrigin.WIDTH;
    String file = first.getString(width + RowOrigin.FILE);
    long block = first.getLong(width + RowOrigin.BLOCK);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES);
    DataOutputStream cells = new DataOutputStream(bytes);
    List<String> malformed = new ArrayList<>();
    int malformedRows = 0;
    int count = 0;
    for (; ahead != null && bytes.size() < BYTES && isOf(ahead, file, block); count++) {
      write(ahead, width, cells);
      String line = ahead.getString(width + RowOrigin.MALFORMED);
      if (line != null) {
        malformedRows++;
        if (malformed.size() < TextChunk.MOST_MALFORMED) {
          malformed.add(line);
        }
      }
      advance();
    }
    byte[] small = TextChunk.compressed(bytes.toByteArray(), bytes.size());
    return new TextChunk(file, block, count, small, bytes.size(), malformed, malformedRows);
  }

  private static boolean isOf(Row row, String file, long block) {
    int width = row.length() - RowOrigin.WIDTH;
    return row.getLong(width + RowOrigin.BLOCK) == block
        && row.getString(width + RowOrigin.FILE).equals(file);
  }

  private static void write(Row row, int width, DataOutputStream cells) {
    try {
      for (int i = 0; i < width; i++) {
        String text = CellValue.text(row.get(i));
        if (text == null) {
          cells.writeInt(TextChunk.MISSING);
        } else {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          cells.writeInt(bytes.length);
          cells.write(bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
  }
}
