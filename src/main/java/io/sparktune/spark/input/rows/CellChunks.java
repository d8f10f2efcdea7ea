package io.sparktune.spark.input.rows;

import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.files.TaskMemory;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Makes chunks of cells of the rows of one Spark partition, on an executor. */
public final class CellChunks implements Iterator<CellChunk> {

  private static final int MOST_CELLS = 1 << 17;
  private static final int MOST_TEXT_BYTES = 1 << 18;

  /** Whole numbers up to here are doubles. */
  private static final long MOST_EXACT = 1L << 53;

  private final Iterator<Row> rows;
  private @Nullable Row ahead;
  private ChunkColumn[] columns = new ChunkColumn[0];

  public CellChunks(Iterator<Row> rows) {
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
  public CellChunk next() {
    if (ahead == null) {
      throw new NoSuchElementException();
    }
    return TaskMemory.within(() -> chunk(Objects.requireNonNull(ahead)));
  }

  private CellChunk chunk(Row first) {
    int width = first.length() - RowOrigin.WIDTH;
    String file = first.getString(width + RowOrigin.FILE);
    long block = first.getLong(width + RowOrigin.BLOCK);
    if (columns.length != width) {
      columns = Stream.generate(ChunkColumn::new).limit(width).toArray(ChunkColumn[]::new);
    }
    List<String> malformed = new ArrayList<>();
    int malformedRows = 0;
    int count = 0;
    int textBytes = 0;
    int most = Math.max(1, MOST_CELLS / Math.max(1, width));
    for (;
        ahead != null && count < most && textBytes < MOST_TEXT_BYTES && isOf(ahead, file, block);
        count++) {
      textBytes += added(ahead);
      String line = ahead.getString(width + RowOrigin.MALFORMED);
      if (line != null) {
        malformedRows++;
        if (malformed.size() < CellChunk.MOST_MALFORMED) {
          malformed.add(line);
        }
      }
      advance();
    }
    ByteArrayOutputStream cells = new ByteArrayOutputStream();
    for (ChunkColumn column : columns) {
      column.writeTo(cells);
      column.clear();
    }
    byte[] small = CellChunk.compressed(cells);
    return new CellChunk(file, block, count, small, cells.size(), malformed, malformedRows);
  }

  private static boolean isOf(Row row, String file, long block) {
    int width = row.length() - RowOrigin.WIDTH;
    return row.getLong(width + RowOrigin.BLOCK) == block
        && row.getString(width + RowOrigin.FILE).equals(file);
  }

  /** Adds the cells of a row; how many bytes of new text it has. */
  private int added(Row row) {
    int bytes = 0;
    for (int i = 0; i < columns.length; i++) {
      int before = columns[i].textBytes();
      add(row.get(i), columns[i]);
      bytes += columns[i].textBytes() - before;
    }
    return bytes;
  }

  private static void add(@Nullable Object value, ChunkColumn column) {
    if (value instanceof Double number && Double.isFinite(number)) {
      column.add(number.doubleValue());
    } else if (value instanceof Float number && Float.isFinite(number)) { // 0.1f is 0.1
      column.add(Double.parseDouble(number.toString()));
    } else if (value instanceof Number number && isWhole(number)) {
      column.add((double) number.longValue());
    } else if (value instanceof BigDecimal number && isDouble(number)) {
      column.add(number.doubleValue());
    } else {
      String text = CellValue.text(value);
      if (text == null) {
        column.addMissing();
      } else {
        column.add(text);
      }
    }
  }

  private static boolean isWhole(Number value) {
    return (value instanceof Long
            || value instanceof Integer
            || value instanceof Short
            || value instanceof Byte)
        && Math.abs(value.longValue()) <= MOST_EXACT;
  }

  /** Whether the text is that of the nearest double. */
  private static boolean isDouble(BigDecimal number) {
    double nearest = number.doubleValue();
    return Double.isFinite(nearest)
        && (Math.abs(nearest) < MOST_EXACT || number.stripTrailingZeros().scale() > 0);
  }
}
