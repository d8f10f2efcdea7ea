package io.sparktune.data.images;

import io.sparktune.data.DataError;
import io.sparktune.data.LabelsTarget;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.table.text.CellTexts;
import io.sparktune.data.table.text.LabelSeparator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads cells with several labels each; an empty one has none.
 *
 * @param column in which they are
 */
record LabelSets(String column, String separator) {

  private static final int MOST_LABELS = 1_000;

  /**
   * The target of some rows and, behind them, of the test rows, whose labels the others have, too.
   *
   * @throws DataError if there are not as many labels as a network can tell apart
   */
  LabelsTarget target(RawTable seen, Optional<RawTable> test) {
    List<List<String>> sets = new ArrayList<>(sets(seen));
    TreeSet<String> names = new TreeSet<>(order(sets));
    sets.forEach(names::addAll);
    if (names.size() < 2 || names.size() > MOST_LABELS) {
      throw new DataError(
          "The target \"%s\" has %d labels, wanted 2 to %d; check data.separator, which is \"%s\""
              .formatted(column, names.size(), MOST_LABELS, separator));
    }
    Map<String, Integer> codes = new HashMap<>();
    names.forEach(name -> codes.put(name, codes.size()));
    ProblemList problems = new ProblemList();
    test.ifPresent(rows -> sets.addAll(known(rows, codes, problems)));
    problems.throwIfAny();
    return LabelsTarget.of(
        column,
        List.copyOf(names),
        separator,
        sets.stream().map(set -> set.stream().mapToInt(codes::get).toArray()).toList());
  }

  /** Whole numbers by value, other labels by their text. */
  private static Comparator<String> order(List<List<String>> sets) {
    boolean areWhole =
        sets.stream().flatMap(List::stream).allMatch(name -> name.matches("\\d{1,9}"));
    return areWhole ? Comparator.comparingInt(Integer::parseInt) : Comparator.naturalOrder();
  }

  private List<List<String>> sets(RawTable table) {
    String[] cells = CellTexts.of(table.columns().get(table.names().indexOf(column)));
    LabelSeparator between = new LabelSeparator(separator);
    return Stream.of(cells).map(between::split).toList();
  }

  private List<List<String>> known(
      RawTable rows, Map<String, Integer> codes, ProblemList problems) {
    List<List<String>> sets = sets(rows);
    for (int row = 0; row < sets.size(); row++) {
      for (String label : sets.get(row)) {
        if (!codes.containsKey(label)) {
          problems.add(
              "%s, column \"%s\": no picture of data.path has the label \"%s\""
                  .formatted(rows.places().apply(row), column, label));
        }
      }
    }
    return sets;
  }
}
