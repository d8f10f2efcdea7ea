package io.sparktune.data.table.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which cells of one column are equal. Where every cell is a number, a date or moment,
 * or a truth value, they are equal by value and have one text for each; otherwise by text.
 */
public enum CellIdentity {
  NUMBER,
  MOMENT,
  TRUTH,
  TEXT;

  /** The rule of a column with these cells; missing ones are null and do not count. */
  public static CellIdentity of(Collection<String> cells, DateOrder order) {
    return of(() -> cells.stream().filter(Objects::nonNull), order);
  }

  /** The rule of a column with these cells, which are asked for several times. */
  public static CellIdentity of(Supplier<Stream<String>> cells, DateOrder order) {
    for (CellIdentity identity : List.of(NUMBER, MOMENT, TRUTH)) {
      if (cells.get().allMatch(cell -> identity.value(cell, order).isPresent())) {
        return identity;
      }
    }
    return TEXT;
  }

  /** The one text of the cell's value; its own where it has none of this kind. */
  public String text(String cell, DateOrder order) {
    return value(cell, order).orElse(cell);
  }

  private Optional<String> value(String cell, DateOrder order) {
    return switch (this) {
      case NUMBER -> NumberText.ofCell(cell);
      case MOMENT -> MomentText.ofCell(cell, order);
      case TRUTH -> Optional.of(cell.toLowerCase(Locale.ROOT)).filter(CellText::isTruth);
      case TEXT -> Optional.of(cell);
    };
  }

  /** The texts of these cells, null where one is missing. */
  public List<@Nullable String> texts(List<@Nullable String> cells, DateOrder order) {
    Map<String, String> known = new HashMap<>();
    return cells.stream()
        .map(cell -> cell == null ? null : known.computeIfAbsent(cell, any -> text(any, order)))
        .toList();
  }
}
