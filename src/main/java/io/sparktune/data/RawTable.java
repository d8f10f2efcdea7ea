package io.sparktune.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The text of an input's cells, column by column.
 *
 * @param columns one array for each name; a cell may be null
 * @param places says where a row stands, such as {@code churn.csv line 3}
 * @param unreadable why further columns, by name, have no text; of no consequence where nobody uses
 *     them
 * @param values names of the columns that are no text in the input, so that no way of writing
 *     numbers applies to them
 * @param unnamed columns that the input does not name; features only where the settings name them
 * @param notes sentences on what was decided about the input without being asked for
 */
public record RawTable(
    List<String> names,
    List<String[]> columns,
    IntFunction<String> places,
    Map<String, String> unreadable,
    Set<String> values,
    Set<String> unnamed,
    List<String> notes) {

  public RawTable {
    names = List.copyOf(names);
    columns = List.copyOf(columns);
    unreadable = Map.copyOf(unreadable);
    values = Set.copyOf(values);
    unnamed = Set.copyOf(unnamed);
    notes = List.copyOf(notes);
    if (names.size() != columns.size()) {
      throw new IllegalArgumentException(
          names.size() + " names do not fit " + columns.size() + " columns");
    }
    for (int i = 1; i < columns.size(); i++) {
      if (columns.get(i).length != columns.get(0).length) {
        throw new IllegalArgumentException(
            names.get(i)
                + " has "
                + columns.get(i).length
                + " cells, the first column "
                + columns.get(0).length);
      }
    }
  }

  public RawTable(List<String> names, List<String[]> columns, IntFunction<String> places) {
    this(names, columns, places, Map.of(), Set.of());
  }

  public RawTable(
      List<String> names,
      List<String[]> columns,
      IntFunction<String> places,
      Map<String, String> unreadable,
      Set<String> values) {
    this(names, columns, places, unreadable, values, Set.of(), List.of());
  }

  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).length;
  }

  /** Some of the rows, in this order. */
  public RawTable rows(int[] rows) {
    List<String[]> chosen = new ArrayList<>();
    for (String[] column : columns) {
      chosen.add(Arrays.stream(rows).mapToObj(row -> column[row]).toArray(String[]::new));
    }
    return new RawTable(
        names, chosen, row -> places.apply(rows[row]), unreadable, values, unnamed, notes);
  }
}
