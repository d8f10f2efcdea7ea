package io.sparktune.data.table;

import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.table.text.CellIdentity;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.InputCells;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The cells of one column as text, without white space around them, null where missing. */
final class TextColumn {

  /** At least this share of numbers makes the other cells look like mistakes. */
  private static final double MOSTLY = 0.9;

  private final String name;
  private final String[] cells;
  private final double[] numbers;
  private final IntFunction<String> places;

  private TextColumn(String name, String[] cells, double[] numbers, IntFunction<String> places) {
    this.name = name;
    this.cells = cells;
    this.numbers = numbers;
    this.places = places;
  }

  static TextColumn of(RawTable raw, String name, InputCells reading) {
    String[] cells = raw.columns().get(raw.names().indexOf(name)).clone();
    double[] numbers = new double[cells.length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = reading.text(cells[row]);
      numbers[row] = cells[row] == null ? Double.NaN : CellText.number(cells[row]);
    }
    return new TextColumn(name, cells, numbers, raw.places());
  }

  String name() {
    return name;
  }

  int rows() {
    return cells.length;
  }

  /** Null where the cell is missing. */
  String cellAt(int row) {
    return cells[row];
  }

  List<String> cells() {
    return Arrays.asList(cells);
  }

  /** The rule by which the cells are equal. */
  CellIdentity identity() {
    return CellIdentity.of(new HashSet<>(cells()));
  }

  /** The cells, equal ones with one text; null where the cell is missing. */
  List<String> identities() {
    return identity().texts(cells());
  }

  /** NaN where the cell is missing or not a number, infinite where it is not a finite one. */
  double numberAt(int row) {
    return numbers[row];
  }

  double[] numbers() {
    return numbers.clone();
  }

  /** As numbers, true being 1. */
  double[] truths() {
    return Arrays.stream(cells)
        .mapToDouble(cell -> cell == null ? Double.NaN : InputCells.truth(cell))
        .toArray();
  }

  boolean isMissing(int row) {
    return cells[row] == null;
  }

  boolean isNotNumber(int row) {
    return cells[row] != null && Double.isNaN(numbers[row]);
  }

  boolean isInfinite(int row) {
    return Double.isInfinite(numbers[row]);
  }

  boolean isGarbled(int row) {
    return cells[row] != null && CellText.isGarbled(cells[row]);
  }

  boolean hasOnlyTruths() {
    return hasCells() && count(CellText::isTruth) == present();
  }

  boolean hasCells() {
    return present() > 0;
  }

  /** Whether all cells are numbers, or so many that the others look like mistakes. */
  boolean looksNumeric() {
    int numeric = 0;
    for (int row = 0; row < cells.length; row++) {
      if (cells[row] != null && (!isNotNumber(row) || CellText.hasDecimalComma(cells[row]))) {
        numeric++;
      }
    }
    return hasCells() && numeric >= MOSTLY * present();
  }

  /** Tells the first of the bad cells, and how many there are. */
  void report(IntPredicate bad, String fault, String remedy, ProblemList problems) {
    int first = -1;
    int count = 0;
    for (int row = 0; row < cells.length; row++) {
      if (bad.test(row)) {
        first = count == 0 ? row : first;
        count++;
      }
    }
    if (count == 0) {
      return;
    }
    String cell = cells[first] == null ? "" : " " + CellText.quoted(cells[first]);
    String others = count == 1 ? "" : " (one of " + count + " such cells)";
    problems.add(
        places.apply(first)
            + ", column "
            + CellText.quoted(name)
            + ": the cell"
            + cell
            + " "
            + fault
            + others
            + "; "
            + remedy
            + ".");
  }

  private int present() {
    return count(cell -> true);
  }

  private int count(Predicate<String> wanted) {
    int count = 0;
    for (String cell : cells) {
      if (cell != null && wanted.test(cell)) {
        count++;
      }
    }
    return count;
  }
}
