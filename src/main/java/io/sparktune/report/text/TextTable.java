package io.sparktune.report.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cells in aligned columns, for a terminal; the first row has their names. */
final class TextTable {

  private static final String GAP = "  ";
  private static final int NARROWEST = 8;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.e+-]*( ± [0-9.e+-]+)?");

  private final List<List<String>> rows = new ArrayList<>();

  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** Every column at its full width: numbers to the right, texts to the left. */
  @Override
  public String toString() {
    return wrapped(ScreenWidth.UNLIMITED);
  }

  /** Every column, the widest ones wrapped between words until the table fits. */
  String wrapped(ScreenWidth width) {
    return text(all(), width);
  }

  /**
   * The columns that fit, and a line that names the others.
   *
   * @param ranking all columns, the most important one first
   * @param essential how many of the first of these stay in any case, wrapped if they must
   * @param where the others can be seen, such as {@code with --wide}
   */
  String within(ScreenWidth width, List<Integer> ranking, int essential, String where) {
    List<Integer> kept = new ArrayList<>();
    for (int column : ranking) {
      kept.add(column);
      if (kept.size() > essential && total(kept) > width.columns()) {
        kept.remove(kept.size() - 1);
      }
    }
    Collections.sort(kept);
    List<String> omitted =
        all().stream().filter(column -> !kept.contains(column)).map(rows.get(0)::get).toList();
    return text(kept, width) + (omitted.isEmpty() ? "" : width.wrapped(note(omitted, where)));
  }

  private static String note(List<String> omitted, String where) {
    return "%d more column%s %s: %s%n"
        .formatted(
            omitted.size(), omitted.size() == 1 ? "" : "s", where, String.join(", ", omitted));
  }

  private List<Integer> all() {
    return rows.isEmpty() ? List.of() : IntStream.range(0, rows.get(0).size()).boxed().toList();
  }

  private int total(List<Integer> columns) {
    return columns.stream().mapToInt(this::width).sum()
        + GAP.length() * Math.max(0, columns.size() - 1);
  }

  private String text(List<Integer> columns, ScreenWidth width) {
    List<Integer> widths = widths(columns, width);
    List<Boolean> areNumeric = columns.stream().map(this::isNumeric).toList();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<List<String>> cells = new ArrayList<>();
      for (int place = 0; place < columns.size(); place++) {
        cells.add(new Cell(row.get(columns.get(place))).wrapped(widths.get(place)));
      }
      int height = cells.stream().mapToInt(List::size).max().orElse(0);
      for (int line = 0; line < height; line++) {
        text.append(line(cells, line, areNumeric, widths).stripTrailing()).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(
      List<List<String>> cells, int line, List<Boolean> areNumeric, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            place -> {
              List<String> cell = cells.get(place);
              String part = line < cell.size() ? cell.get(line) : "";
              String padding = " ".repeat(widths.get(place) - ScreenWidth.of(part));
              return areNumeric.get(place) ? padding + part : part + padding;
            })
        .collect(Collectors.joining(GAP));
  }

  /** The widest column gives way until all fit. */
  private List<Integer> widths(List<Integer> columns, ScreenWidth width) {
    List<Integer> widths = new ArrayList<>(columns.stream().map(this::width).toList());
    int excess = total(columns) - width.columns();
    while (excess > 0) {
      int widest = Collections.max(widths);
      if (widest <= NARROWEST) {
        break;
      }
      int next = widths.stream().filter(each -> each < widest).max(Integer::compare).orElse(0);
      int give = Math.min(excess, widest - Math.max(NARROWEST, next));
      widths.set(widths.indexOf(widest), widest - Math.max(1, give));
      excess -= Math.max(1, give);
    }
    return widths;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> ScreenWidth.of(row.get(column))).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .skip(1)
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
  }
}
