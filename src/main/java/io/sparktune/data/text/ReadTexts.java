package io.sparktune.data.text;

import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import io.sparktune.data.cells.RawCells;
import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.CellTexts;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that was read: the cells of its texts, and the table without them.
 *
 * @param columns of texts, in the order of the settings
 */
record ReadTexts(List<RawCells> columns, RawTable table) {

  /** A column in place of the features of a table, where there are none. */
  static final String NUMBER = "number of the text";

  /**
   * The texts of a table.
   *
   * @throws DataError if a column is missing
   */
  static ReadTexts of(RawTable table, TextSettings settings) {
    List<String> problems = new ArrayList<>();
    settings.texts().forEach(name -> require(table, "data.text", name, problems));
    settings.features().forEach(name -> require(table, "data.features", name, problems));
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
    return new ReadTexts(
        settings.texts().stream()
            .map(name -> table.columns().get(table.names().indexOf(name)))
            .toList(),
        settings.features().isEmpty() ? table.withRowNumbers(NUMBER) : table);
  }

  private static void require(RawTable table, String key, String name, List<String> problems) {
    String fault = table.unreadable().get(name);
    if (fault != null) {
      problems.add(fault + ", or take it out of " + key);
    } else if (!table.names().contains(name)) {
      problems.add(
          key
              + " names the column "
              + CellText.quoted(name)
              + ", which does not exist; the columns are "
              + String.join(", ", table.names()));
    }
  }

  /** The roles of the table's columns, of which those that nobody names are left out. */
  ColumnRoles roles(TextSettings settings) {
    ColumnRoles roles = settings.source().columns();
    List<String> ignore = new ArrayList<>(roles.ignore());
    List<String> used = new ArrayList<>(settings.features());
    used.addAll(List.of(roles.target(), roles.group(), roles.time(), NUMBER));
    for (String name : table.names()) {
      if (!used.contains(name) && !ignore.contains(name)) {
        ignore.add(name);
      }
    }
    for (String name : table.unreadable().keySet()) {
      if (!used.contains(name) && !ignore.contains(name)) {
        ignore.add(name);
      }
    }
    return new ColumnRoles(
        roles.target(),
        roles.targetKind(),
        roles.missingTarget(),
        roles.group(),
        roles.time(),
        ignore,
        roles.numeric(),
        roles.categorical(),
        roles.dates(),
        roles.format());
  }

  int rows() {
    return table.rows();
  }

  /** A text; a missing one is empty. */
  String text(int column, int row) {
    String text = CellTexts.at(columns.get(column), row);
    return text == null ? "" : text;
  }
}
