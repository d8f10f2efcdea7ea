package io.sparktune.data.text;

import io.sparktune.data.DataError;
import io.sparktune.data.cells.Cells;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** A column of texts in UTF-8, outside the Java heap; a missing one is empty. */
public final class TextCells implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Cells bytes;

  /** By row: the place behind its last byte. */
  private final Cells ends;

  private TextCells(String name, Cells bytes, Cells ends) {
    this.name = name;
    this.bytes = bytes;
    this.ends = ends;
  }

  /**
   * A column of these texts, each of which is asked for twice.
   *
   * @throws DataError if they are more than 2 GB
   */
  public static TextCells of(String name, int rows, IntFunction<String> textOfRow) {
    long total = 0;
    int[] ends = new int[rows];
    for (int row = 0; row < rows; row++) {
      total += textOfRow.apply(row).getBytes(StandardCharsets.UTF_8).length;
      if (total > Integer.MAX_VALUE) {
        throw new DataError(
            "column \"%s\": its texts are more than 2 GB; take fewer rows".formatted(name));
      }
      ends[row] = (int) total;
    }
    Feed feed = new Feed(textOfRow);
    return new TextCells(
        name,
        Cells.ofCodes((int) total, place -> feed.next(), 1),
        Cells.ofCodes(rows, row -> ends[row], Integer.MAX_VALUE));
  }

  /** The bytes of all texts, one behind the other. */
  private static final class Feed {
    private final IntFunction<String> textOfRow;
    private byte[] text = new byte[0];
    private int row;
    private int place;

    Feed(IntFunction<String> textOfRow) {
      this.textOfRow = textOfRow;
    }

    byte next() {
      while (place == text.length) {
        text = textOfRow.apply(row++).getBytes(StandardCharsets.UTF_8);
        place = 0;
      }
      return text[place++];
    }
  }

  public String name() {
    return name;
  }

  public int rows() {
    return ends.rows();
  }

  /** The memory that the texts take, outside the Java heap. */
  public long bytes() {
    return bytes.bytes() + ends.bytes();
  }

  /** A row's text. */
  public String at(int row) {
    int from = row == 0 ? 0 : ends.codeAt(row - 1);
    byte[] text = new byte[ends.codeAt(row) - from];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) bytes.codeAt(from + i);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Whether a text has no character. */
  public boolean isEmpty(int row) {
    return ends.codeAt(row) == (row == 0 ? 0 : ends.codeAt(row - 1));
  }
}
