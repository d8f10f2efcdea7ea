package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import io.sparktune.spark.input.csv.CsvQuotes.State;
import io.sparktune.spark.input.csv.CsvRecord.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The records among the lines of a CSV file or of a part that begins with a line, the header
 * included. Blank lines and comments are passed over. A cell in quotes may have several lines; if
 * its quote is not closed in a way that makes a row of it, the record is its first line.
 */
final class CsvRecords implements Iterator<CsvRecord> {

  /** Longer cells are taken for quotes that nothing closes. */
  private static final int MOST_CHARACTERS = 1 << 22;

  private final Iterator<String> lines;
  private final CsvDialect dialect;
  private final CsvQuotes quotes;
  private final Predicate<String> isRow;
  private final Deque<String> ahead = new ArrayDeque<>();
  private int line;
  private @Nullable CsvRecord next;

  /**
   * Begins with the first of some lines.
   *
   * @param isRow whether a record of several lines has the cells of a row
   */
  CsvRecords(Iterator<String> lines, CsvDialect dialect, Predicate<String> isRow) {
    this.lines = lines;
    this.dialect = dialect;
    this.quotes = new CsvQuotes(dialect);
    this.isRow = isRow;
  }

  /** Passes over the lines above the header, where these are lines of a whole file. */
  CsvRecords fromTop() {
    while (line < dialect.skippedLines() && hasLine()) {
      nextLine();
    }
    return this;
  }

  @Override
  public boolean hasNext() {
    while (next == null && hasLine()) {
      String first = nextLine();
      if (!isBlank(first) && !isComment(first)) {
        next = record(first);
      }
    }
    return next != null;
  }

  @Override
  public CsvRecord next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    CsvRecord record = next;
    next = null;
    return record;
  }

  private static boolean isBlank(String text) {
    return text.trim().isEmpty();
  }

  private boolean isComment(String text) {
    return !dialect.comment().isEmpty() && text.stripLeading().startsWith(dialect.comment());
  }

  private CsvRecord record(String first) {
    int number = line;
    if (first.length() > CsvLines.MOST_CHARACTERS) {
      return new CsvRecord(number, first, Fault.TOO_LONG);
    }
    State state = quotes.after(first, State.CLOSED);
    if (state == State.CLOSED) {
      return new CsvRecord(number, first, Fault.NONE);
    }
    StringBuilder text = new StringBuilder(first);
    List<String> more = new ArrayList<>();
    while (state == State.OPEN && text.length() < MOST_CHARACTERS && hasLine()) {
      String each = nextLine();
      more.add(each);
      text.append('\n').append(each);
      state = quotes.after(each, State.OPEN);
    }
    if (state == State.CLOSED && isRow.test(text.toString())) {
      return new CsvRecord(number, text.toString(), Fault.NONE);
    }
    for (int i = more.size() - 1; i >= 0; i--) {
      ahead.addFirst(more.get(i));
    }
    line = number;
    return new CsvRecord(number, first, Fault.OPEN_QUOTE);
  }

  private boolean hasLine() {
    return !ahead.isEmpty() || lines.hasNext();
  }

  private String nextLine() {
    line++;
    return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
  }
}
