package io.sparktune.spark.input.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names the columns of a CSV file, also those that it names not at all or alike. */
final class CsvColumns {

  private static final int MOST_SHOWN = 10;

  private final List<String> names = new ArrayList<>();
  private final Set<String> unnamed = new LinkedHashSet<>();
  private final List<String> renamed = new ArrayList<>();

  /**
   * Those of a file with a header.
   *
   * @param header its cells
   * @param rows the cells of some rows below it
   */
  static CsvColumns of(List<String> header, List<String[]> rows) {
    CsvColumns columns = new CsvColumns();
    columns.name(fitting(header, rows));
    return columns;
  }

  /** Those of a file without a header. */
  static CsvColumns numbered(int count) {
    CsvColumns columns = new CsvColumns();
    IntStream.range(0, count).forEach(place -> columns.names.add(name(place)));
    return columns;
  }

  /**
   * The names of the columns that the rows have: R writes a column of row names and no name for it,
   * and rows or the header alone may end with a delimiter.
   */
  private static List<String> fitting(List<String> header, List<String[]> rows) {
    Set<Integer> widths = rows.stream().map(row -> row.length).collect(Collectors.toSet());
    if (widths.equals(Set.of(header.size() + 1))) {
      List<String> longer = new ArrayList<>(header);
      if (rows.stream().allMatch(row -> row[header.size()].isEmpty())) {
        longer.add("");
        return longer;
      }
      Set<String> rowNames = rows.stream().map(row -> row[0]).collect(Collectors.toSet());
      if (rowNames.size() == rows.size() && !rowNames.contains("")) {
        longer.add(0, "");
        return longer;
      }
    }
    boolean ends = header.size() > 1 && header.get(header.size() - 1).isBlank();
    return ends && widths.equals(Set.of(header.size() - 1))
        ? header.subList(0, header.size() - 1)
        : header;
  }

  private void name(List<String> header) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      first.putIfAbsent(key(header.get(i)), i);
    }
    Set<String> taken = new HashSet<>(first.keySet());
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (name.isBlank()) {
        String own = taken.add(key(name(i))) ? name(i) : free(name(i), taken);
        unnamed.add(own);
        names.add(own);
      } else if (first.getOrDefault(key(name), i) == i) {
        names.add(name);
      } else {
        String own = free(name, taken);
        names.add(own);
        renamed.add(own);
      }
    }
  }

  private static String shortened(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(MOST_SHOWN, all.size())));
    return all.size() > MOST_SHOWN ? first + " and " + (all.size() - MOST_SHOWN) + " more" : first;
  }

  private static String free(String name, Set<String> taken) {
    return IntStream.iterate(2, i -> i + 1)
        .mapToObj(i -> name + "_" + i)
        .filter(other -> taken.add(key(other)))
        .findFirst()
        .orElseThrow();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String name(int place) {
    return "column_" + (place + 1);
  }

  List<String> names() {
    return names;
  }

  Set<String> unnamed() {
    return unnamed;
  }

  /** Names that no one has written. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!renamed.isEmpty()) {
      notes.add("columns that are named like others are read as " + shortened(renamed));
    }
    if (!unnamed.isEmpty()) {
      notes.add(
          "columns without a name are left out, unless data.numeric or data.categorical lists"
              + " them: "
              + shortened(List.copyOf(unnamed)));
    }
    return notes;
  }
}
