package io.sparktune.spark.input.rows;

import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.files.TaskMemory;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Makes chunks of cells of the rows of one Spark partition, on an executor.
 *
 * @param <R> the rows, of which one is looked at at a time
 */
public final class CellChunks<R> implements Iterator<CellChunk> {

  private static final int MOST_CELLS = 1 << 17;
  private static final int MOST_TEXT_BYTES = 1 << 18;
  private static final int ROWS_BETWEEN_LOOKS = 16;

  private final Iterator<R> rows;
  private final Source<R> source;
  private @Nullable R ahead;
  private String file = "";
  private long block;
  private ChunkColumn[] columns = new ChunkColumn[0];

  /** Says what a row has. */
  interface Source<R> {
    int width(R row);

    /** The address of its file. */
    String file(R row);

    /** The offset of its block. */
    long block(R row);

    /** The line that is malformed; empty where it is well formed. */
    String malformed(R row);

    void add(R row, ChunkColumn[] columns);
  }

  CellChunks(Iterator<R> rows, Source<R> source) {
    this.rows = rows;
    this.source = source;
    advance();
  }

  /** Of rows behind whose cells are those of {@link RowOrigin}. */
  public static CellChunks<Row> of(Iterator<Row> rows) {
    return new CellChunks<>(rows, new RowSource());
  }

  private void advance() {
    ahead = rows.hasNext() ? rows.next() : null;
    if (ahead != null) {
      String address = source.file(ahead);
      file = address.equals(file) ? file : address;
      block = source.block(ahead);
    }
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

  private CellChunk chunk(R first) {
    int width = source.width(first);
    String ofFile = file;
    long ofBlock = block;
    if (columns.length != width) {
      columns = Stream.generate(ChunkColumn::new).limit(width).toArray(ChunkColumn[]::new);
    }
    List<String> malformed = new ArrayList<>();
    int malformedRows = 0;
    int count = 0;
    int most = Math.max(1, MOST_CELLS / Math.max(1, width));
    while (ahead != null
        && count < most
        && (count % ROWS_BETWEEN_LOOKS != 0 || textBytes() < MOST_TEXT_BYTES)
        && block == ofBlock
        && file.equals(ofFile)) {
      source.add(ahead, columns);
      String line = source.malformed(ahead);
      if (!line.isEmpty()) {
        malformedRows++;
        if (malformed.size() < CellChunk.MOST_MALFORMED) {
          malformed.add(line);
        }
      }
      count++;
      advance();
    }
    ByteArrayOutputStream cells = new ByteArrayOutputStream();
    for (ChunkColumn column : columns) {
      column.writeTo(cells);
      column.clear();
    }
    byte[] small = CellChunk.compressed(cells);
    return new CellChunk(ofFile, ofBlock, count, small, cells.size(), malformed, malformedRows);
  }

  private long textBytes() {
    long bytes = 0;
    for (ChunkColumn column : columns) {
      bytes += column.textBytes();
    }
    return bytes;
  }

  /** Rows as programs see them. */
  private static final class RowSource implements Source<Row> {
    @Override
    public int width(Row row) {
      return row.length() - RowOrigin.WIDTH;
    }

    @Override
    public String file(Row row) {
      return row.getString(width(row) + RowOrigin.FILE);
    }

    @Override
    public long block(Row row) {
      return row.getLong(width(row) + RowOrigin.BLOCK);
    }

    @Override
    public String malformed(Row row) {
      String line = row.getString(width(row) + RowOrigin.MALFORMED);
      return line == null ? "" : line;
    }

    @Override
    public void add(Row row, ChunkColumn[] columns) {
      for (int i = 0; i < columns.length; i++) {
        columns[i].addValue(row.get(i));
      }
    }
  }
}
