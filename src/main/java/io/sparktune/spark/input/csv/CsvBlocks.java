package io.sparktune.spark.input.csv;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows of blocks of files, one block after the other, made of their lines. */
final class CsvBlocks implements Iterator<Row> {

  private final Iterator<Row> lines;
  private final CsvEncoding encoding;
  private final CsvRows rows;
  private Iterator<Row> ofBlock = Collections.emptyIterator();
  private @Nullable Row ahead;

  /**
   * @param lines the bytes of a line, the address of its file, the offset of its block
   */
  CsvBlocks(Iterator<Row> lines, CsvEncoding encoding, CsvRows rows) {
    this.lines = lines;
    this.encoding = encoding;
    this.rows = rows;
    advance();
  }

  private void advance() {
    ahead = lines.hasNext() ? lines.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (!ofBlock.hasNext() && ahead != null) {
      String file = ahead.getString(1);
      long start = ahead.getLong(2);
      ofBlock = rows.of(new Block(file, start), file, start);
    }
    return ofBlock.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ofBlock.next();
  }

  /** The lines of one block. */
  private final class Block implements Iterator<String> {

    private final String file;
    private final long start;

    Block(String file, long start) {
      this.file = file;
      this.start = start;
    }

    @Override
    public boolean hasNext() {
      return ahead != null && ahead.getLong(2) == start && ahead.getString(1).equals(file);
    }

    @Override
    public String next() {
      if (!hasNext() || ahead == null) {
        throw new NoSuchElementException();
      }
      String text = encoding.text(ahead.<byte[]>getAs(0));
      advance();
      return text;
    }
  }
}
