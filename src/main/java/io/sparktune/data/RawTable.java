package io.sparktune.data;

import io.sparktune.data.cells.RawCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The cells of an input as they were read, column by column.
 *
 * @param columns one for each name
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
    List<RawCells> columns,
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
      if (columns.get(i).rows() != columns.get(0).rows()) {
        throw new IllegalArgumentException(
            names.get(i)
                + " has "
                + columns.get(i).rows()
                + " cells, the first column "
                + columns.get(0).rows());
      }
    }
  }

  /** A table of text; a cell may be null. */
  public RawTable(List<String> names, List<String[]> columns, IntFunction<String> places) {
    this(names, columns, places, Map.of(), Set.of());
  }

  /** A table of text; a cell may be null. */
  public RawTable(
      List<String> names,
      List<String[]> columns,
      IntFunction<String> places,
      Map<String, String> unreadable,
      Set<String> values) {
    this(
        names,
        columns.stream().map(Arrays::asList).map(RawCells::of).toList(),
        places,
        unreadable,
        values,
        Set.of(),
        List.of());
  }

  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).rows();
  }

  /** The same with the number of each row, from 0, in one more column. */
  public RawTable withRowNumbers(String name) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    RawCells numbers = new RawCells();
    for (int row = 0; row < rows(); row++) {
      numbers.add(row);
    }
    List<RawCells> cells = new ArrayList<>(columns);
    cells.add(numbers);
    return new RawTable(more, cells, places, unreadable, values, unnamed, notes);
  }

  /** Some of the rows, in this order. */
  public RawTable rows(int[] rows) {
    return new RawTable(
        names,
        columns.stream().map(column -> column.rows(rows)).toList(),
        row -> places.apply(rows[row]),
        unreadable,
        values,
        unnamed,
        notes);
  }
}
