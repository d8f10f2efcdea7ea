package io.sparktune.lake.query;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The rows of a table at a moment; of no rows where there is no such table.
 *
 * @param columnByName in the order of the files
 */
public record StoredTable(Map<String, StoredColumn> columnByName, int rows) {

  public StoredTable {
    columnByName = Collections.unmodifiableMap(new LinkedHashMap<>(columnByName));
  }

  public List<StoredColumn> columns() {
    return List.copyOf(columnByName.values());
  }

  /** The numbers of the rows from 0. */
  public IntStream all() {
    return IntStream.range(0, rows);
  }

  /** A column, empty where an earlier version did not write it. */
  public Optional<StoredColumn> column(String name) {
    return Optional.ofNullable(columnByName.get(name));
  }

  /** A number, empty for NULL. */
  public OptionalDouble real(String column, int row) {
    StoredColumn cells = columnByName.get(column);
    return cells == null ? OptionalDouble.empty() : cells.real(row);
  }

  /** A whole number, 0 for NULL. */
  public long integer(String column, int row) {
    StoredColumn cells = columnByName.get(column);
    return cells == null ? 0 : cells.integer(row).orElse(0);
  }

  /** A text, empty for NULL. */
  public String text(String column, int row) {
    return cell(column, row).map(Object::toString).orElse("");
  }

  /** A time, empty for NULL. */
  public Optional<Instant> time(String column, int row) {
    return cell(column, row).filter(Instant.class::isInstance).map(Instant.class::cast);
  }

  /** Any cell, empty for NULL. */
  public Optional<Object> cell(String column, int row) {
    return column(column).map(cells -> cells.cell(row));
  }
}
