package io.sparktune.lake.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType;

/** A row as text, the same for rows with the same cells. */
record RowText(Map<String, String> cells) {

  private static final List<String> KEYS =
      List.of("trial", "fold", "attempt", "epoch", "event", "decision", "change");

  static RowText of(Group row) {
    GroupType type = row.getType();
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < type.getFieldCount(); i++) {
      if (row.getFieldRepetitionCount(i) > 0) {
        cells.put(type.getFieldName(i), row.getValueToString(i, 0));
      }
    }
    return new RowText(cells);
  }

  /** Whether two rows of the same columns have the same cells, without making them text. */
  static boolean haveSameCells(Group one, Group other) {
    GroupType type = one.getType();
    for (int i = 0; i < type.getFieldCount(); i++) {
      int cells = one.getFieldRepetitionCount(i);
      if (cells != other.getFieldRepetitionCount(i)
          || (cells > 0 && !isSame(one, other, i, type.getType(i).asPrimitiveType()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Group one, Group other, int column, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT64 -> one.getLong(column, 0) == other.getLong(column, 0);
      case DOUBLE -> Double.compare(one.getDouble(column, 0), other.getDouble(column, 0)) == 0;
      case BINARY -> one.getBinary(column, 0).equals(other.getBinary(column, 0));
      default -> one.getValueToString(column, 0).equals(other.getValueToString(column, 0));
    };
  }

  /** What tells a row from others, such as {@code trial 3 fold 0 attempt 1}. */
  String key() {
    return KEYS.stream()
        .filter(cells::containsKey)
        .map(column -> column + " " + cells.get(column))
        .collect(Collectors.joining(" "));
  }

  /** How this row differs from the right one, such as {@code score is 0.5 and not 0.25}. */
  String differences(RowText right) {
    Map<String, String> all = new LinkedHashMap<>(right.cells);
    cells.forEach(all::putIfAbsent);
    return all.keySet().stream()
        .filter(column -> !Objects.equals(cells.get(column), right.cells.get(column)))
        .map(column -> column + " is " + text(column) + " and not " + right.text(column))
        .collect(Collectors.joining(", "));
  }

  private String text(String column) {
    return cells.getOrDefault(column, "NULL");
  }
}
