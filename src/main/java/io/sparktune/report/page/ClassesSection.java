package io.sparktune.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ninth section of a classification: what the winner predicted for the held-out rows. */
final class ClassesSection {

  /** A picture of more classes tells nothing. */
  private static final int MOST = 60;

  private static final int FIRST_SHARE = 4;
  private static final int FIRST_PREDICTED = 7;
  private static final String PREDICTED = "predicted_";

  private ClassesSection() {}

  /** Of no classes where there is no such file. */
  static Section of(String csv) {
    List<List<String>> rows = rows(csv);
    if (rows.isEmpty()) {
      return new Section().with("classes", List.of());
    }
    List<List<String>> lines = rows.subList(1, rows.size());
    boolean isMatrix = lines.size() <= MOST && rows.get(0).size() > FIRST_PREDICTED;
    List<List<String>> shown =
        lines.size() <= MOST
            ? lines
            : lines.stream()
                .sorted(Comparator.comparingDouble(ClassesSection::f1))
                .limit(MOST)
                .toList();
    List<List<Object>> classes = new ArrayList<>();
    List<List<Long>> counts = new ArrayList<>();
    for (List<String> row : shown) {
      classes.add(cells(row));
      if (isMatrix) {
        counts.add(row.subList(FIRST_PREDICTED, row.size()).stream().map(Long::valueOf).toList());
      }
    }
    List<String> predicted =
        rows.get(0).subList(isMatrix ? FIRST_PREDICTED : rows.get(0).size(), rows.get(0).size());
    return new Section()
        .with("head", rows.get(0).subList(0, FIRST_PREDICTED))
        .with("classes", classes)
        .with("cut", lines.size() - shown.size())
        .with(
            "predicted",
            predicted.stream()
                .map(name -> name.startsWith(PREDICTED) ? name.substring(PREDICTED.length()) : name)
                .toList())
        .with("counts", counts);
  }

  /** The name of a class, and numbers; empty texts where a fraction is undefined. */
  private static List<Object> cells(List<String> row) {
    List<Object> cells = new ArrayList<>();
    cells.add(row.get(0));
    for (int place = 1; place < FIRST_PREDICTED; place++) {
      String cell = row.get(place);
      if (cell.isEmpty()) {
        cells.add("");
      } else if (place < FIRST_SHARE) {
        cells.add(Long.valueOf(cell));
      } else {
        cells.add(Double.valueOf(cell));
      }
    }
    return cells;
  }

  /** Classes without rows and predictions come last. */
  private static double f1(List<String> row) {
    String cell = row.get(FIRST_PREDICTED - 1);
    return cell.isEmpty() ? 1 : Double.parseDouble(cell);
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
