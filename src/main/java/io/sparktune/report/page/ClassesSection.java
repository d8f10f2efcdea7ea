package io.sparktune.report.page;

import java.util.ArrayList;
import java.util.List;

/** The ninth section of a classification: what the winner predicted for the held-out rows. */
final class ClassesSection {

  /** A picture of more classes tells nothing. */
  private static final int MOST = 60;

  private static final int FIRST_PREDICTED = 7;
  private static final String PREDICTED = "predicted_";

  private ClassesSection() {}

  /** Of no classes where there is no such file, or it has too many. */
  static Section of(String csv) {
    List<List<String>> rows = rows(csv);
    if (rows.isEmpty() || rows.size() - 1 > MOST || rows.get(0).size() <= FIRST_PREDICTED) {
      return new Section().with("classes", List.of());
    }
    List<String> predicted =
        rows.get(0).subList(FIRST_PREDICTED, rows.get(0).size()).stream()
            .map(name -> name.startsWith(PREDICTED) ? name.substring(PREDICTED.length()) : name)
            .toList();
    List<List<Object>> classes = new ArrayList<>();
    List<List<Long>> counts = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      List<Object> cells = new ArrayList<>();
      cells.add(row.get(0));
      row.subList(1, FIRST_PREDICTED).forEach(cells::add);
      classes.add(cells);
      counts.add(row.subList(FIRST_PREDICTED, row.size()).stream().map(Long::valueOf).toList());
    }
    return new Section()
        .with("head", rows.get(0).subList(0, FIRST_PREDICTED))
        .with("classes", classes)
        .with("predicted", predicted)
        .with("counts", counts);
  }

  /** CSV as the study writes it: names are quoted, and quotes in them are doubled. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int at = 0; at < csv.length(); at++) {
      char next = csv.charAt(at);
      if (next == '"') {
        isQuoted = !isQuoted;
        if (isQuoted && at > 0 && csv.charAt(at - 1) == '"') {
          cell.append('"');
        }
      } else if (!isQuoted && (next == ',' || next == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (next == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else {
        cell.append(next);
      }
    }
    return rows;
  }
}
