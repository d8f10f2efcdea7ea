package io.sparktune.report.text;

import java.util.ArrayList;
import java.util.List;

/** Cells in aligned columns, for a terminal. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** Numbers stand to the right, texts to the left; no line ends in blanks. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String padding = " ".repeat(width(column) - row.get(column).length());
        line.append(column == 0 ? "" : GAP);
        line.append(isNumeric(column) ? padding + row.get(column) : row.get(column) + padding);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .skip(1)
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || cell.matches("-?[0-9][0-9.e+-]*( ± [0-9.e+-]+)?"));
  }
}
