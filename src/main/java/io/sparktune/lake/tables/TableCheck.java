package io.sparktune.lake.tables;

import io.sparktune.storage.StorageFailure;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of the rows that readers of one table see with those that the journal's events give,
 * which come in the same order where all is right. Only rows that differ are kept.
 */
final class TableCheck implements Closeable {

  private final TableSchema table;
  private final MessageType type;
  private final long covered;
  private final TableFiles files;
  private final List<TablePart> parts;
  private final Configuration configuration;
  private SeenRows seen;

  /** Rows that only one side has so far, with how often. */
  private final Map<RowText, Integer> missing = new LinkedHashMap<>();

  private final Map<RowText, Integer> surplus = new LinkedHashMap<>();
  private long unwritten;

  /** What a reader has in place of the type; the two are compared once only. */
  private @Nullable GroupType known;

  TableCheck(TableSchema table, TableFiles files, List<TablePart> parts, Configuration conf) {
    this.table = table;
    this.type = table.type();
    this.covered =
        files.partByName().size() > parts.size()
            ? Long.MAX_VALUE // nobody knows what the other files are to have
            : parts.isEmpty() ? 0 : parts.get(parts.size() - 1).events().through();
    this.files = files;
    this.parts = parts;
    this.configuration = conf;
    this.seen = new SeenRows(files, parts, conf);
  }

  /** Takes the rows of the next event up. */
  void expect(TableOutlet.EventRows next) {
    List<Object[]> rows = next.rows();
    if (next.sequence() > covered) {
      unwritten += rows.size();
      return;
    }
    if (next.replaceAll()) {
      beginAgain();
    }
    for (Object[] cells : rows) {
      Group row = new SimpleGroup(type);
      for (int i = 0; i < cells.length; i++) {
        table.columns().get(i).add(row, cells[i]);
      }
      compare(row);
    }
  }

  /** What was there before is no longer expected. */
  private void beginAgain() {
    try {
      seen.close();
    } catch (IOException e) {
      throw StorageFailure.of("read the table", table.name(), e);
    }
    seen = new SeenRows(files, parts, configuration);
    missing.clear();
    surplus.clear();
  }

  private void compare(Group right) {
    Optional<Group> found = seen.next();
    if (found.isEmpty()) {
      add(RowText.of(right), missing, surplus);
    } else if (!isSame(found.get(), right)) {
      add(RowText.of(right), missing, surplus);
      add(RowText.of(found.get()), surplus, missing);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a reader has one type for all rows
  private boolean isSame(Group found, Group right) {
    if (found.getType() != known) {
      if (!found.getType().equals(type)) {
        return RowText.of(found).equals(RowText.of(right));
      }
      known = found.getType();
    }
    return RowText.haveSameCells(found, right);
  }

  private static void add(RowText row, Map<RowText, Integer> to, Map<RowText, Integer> other) {
    if (other.containsKey(row)) {
      other.computeIfPresent(row, (same, count) -> count == 1 ? null : (Integer) (count - 1));
    } else {
      to.merge(row, 1, Integer::sum);
    }
  }

  /** How many rows of the latest events are not in the table yet. */
  long unwritten() {
    return unwritten;
  }

  /** How the table differs from the journal; to be called once, after all events. */
  List<String> differences() {
    for (Optional<Group> row = seen.next(); row.isPresent(); row = seen.next()) {
      add(RowText.of(row.get()), surplus, missing);
    }
    Map<String, RowText> wrong = new LinkedHashMap<>();
    surplus.keySet().forEach(row -> wrong.putIfAbsent(row.key(), row));
    List<String> lines = new ArrayList<>();
    seen.unreadable().forEach(problem -> lines.add(line(problem)));
    missing.forEach(
        (row, count) -> {
          RowText instead = wrong.remove(row.key());
          if (instead == null) {
            lines.add(line(row.key() + ": the row is missing"));
          } else {
            lines.add(line(row.key() + ": " + instead.differences(row)));
            add(instead, missing, surplus);
          }
        });
    surplus.forEach((row, count) -> lines.add(line(row.key() + ": " + tooMany(count))));
    return lines;
  }

  private static String tooMany(int rows) {
    return rows == 1 ? "a row too many" : rows + " rows too many";
  }

  private String line(String problem) {
    return "table " + table.name() + ", " + problem;
  }

  @Override
  public void close() throws IOException {
    seen.close();
  }
}
