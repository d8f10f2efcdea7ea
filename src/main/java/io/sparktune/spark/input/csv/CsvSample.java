package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import io.sparktune.spark.input.csv.CsvRecord.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first lines of a CSV file.
 *
 * @param dialect as far as it is known
 */
record CsvSample(CsvDialect dialect, List<String> lines) {

  private static final int MOST_LINES = 200;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

  /** The line by which Excel is told the delimiter. */
  private static final Pattern SEPARATOR =
      Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

  CsvSample {
    lines = List.copyOf(lines);
  }

  static CsvSample of(Iterator<String> file, CsvDialect asked) {
    List<String> lines = new ArrayList<>();
    int characters = 0;
    while (file.hasNext()
        && lines.size() < MOST_LINES + asked.skippedLines()
        && characters < MOST_CHARACTERS) {
      lines.add(file.next());
      characters += lines.get(lines.size() - 1).length();
    }
    return new CsvSample(asked, lines).withoutSeparator();
  }

  private CsvSample withoutSeparator() {
    int skipped = dialect.skippedLines();
    Matcher separator = SEPARATOR.matcher(skipped < lines.size() ? lines.get(skipped) : "");
    if (!separator.matches()) {
      return this;
    }
    CsvDialect below = dialect.withSkippedLines(skipped + 1);
    return isOpen()
        ? new CsvSample(below.withDelimiter(separator.group(1)), lines)
        : new CsvSample(below, lines);
  }

  /** Whether the delimiter is not known. */
  boolean isOpen() {
    return dialect.delimiter().equals(CsvDialect.AUTO);
  }

  CsvSample withDelimiter(String delimiter) {
    return new CsvSample(dialect.withDelimiter(delimiter), lines);
  }

  /** By the delimiter that parts most records into the same number of cells, then the most. */
  CsvSample withLikelyDelimiter() {
    CsvSample best = withDelimiter(DELIMITERS.get(0));
    Width most = new Width(1, 0);
    for (String each : DELIMITERS) {
      CsvSample sample = withDelimiter(each);
      Width width = sample.width();
      if (width.records() > most.records()
          || (width.records() == most.records() && width.cells() > most.cells())) {
        most = width;
        best = sample;
      }
    }
    return best;
  }

  /** The first records, the header included, up to one that is malformed. */
  List<CsvRecord> records() {
    List<CsvRecord> found = new ArrayList<>();
    CsvRecords records = new CsvRecords(lines.iterator(), dialect, any -> true).fromTop();
    while (records.hasNext()) {
      CsvRecord record = records.next();
      if (record.fault() != Fault.NONE && !found.isEmpty()) {
        break;
      }
      found.add(record);
    }
    return found;
  }

  /** The most frequent number of cells. */
  Width width() {
    CsvCells cells = new CsvCells(dialect);
    Map<Integer, Integer> counts = new TreeMap<>();
    records().forEach(record -> counts.merge(cells.of(record.text()).length, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> most.getKey() > 1)
        .map(most -> new Width(most.getKey(), most.getValue()))
        .orElse(new Width(1, 0));
  }

  /**
   * A number of cells.
   *
   * @param records that have it; 0 for a single cell
   */
  record Width(int cells, int records) {}
}
