package io.sparktune.data.table;

import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.CellIdentity;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.DateGuess;
import io.sparktune.data.table.text.DateOrder;
import io.sparktune.data.table.text.InputCells;
import io.sparktune.data.table.text.MissingSpellings;
import io.sparktune.data.table.text.MomentText;
import io.sparktune.data.table.text.NumberGuess;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cells of one column as text, without white space around them, null where missing. */
final class TextColumn {

  /** At least this share of numbers makes the other cells look like mistakes. */
  private static final double MOSTLY = 0.9;

  private final String name;
  private final String[] cells;
  private final double[] numbers;
  private final IntFunction<String> places;
  private final InputCells reading;
  private @Nullable NumberGuess guess;
  private boolean isGuessSought;

  private TextColumn(RawTable raw, String name, InputCells reading) {
    this.name = name;
    this.cells = raw.columns().get(raw.names().indexOf(name)).clone();
    this.numbers = new double[cells.length];
    this.places = raw.places();
    this.reading = reading;
    for (int row = 0; row < cells.length; row++) {
      cells[row] = reading.text(cells[row]);
      numbers[row] = cells[row] == null ? Double.NaN : reading.parsed(cells[row]);
    }
  }

  static TextColumn of(RawTable raw, String name, InputCells reading) {
    return new TextColumn(raw, name, raw.values().contains(name) ? reading.ofValues() : reading);
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
    return CellIdentity.of(new HashSet<>(cells()), format().dateOrder());
  }

  /** The cells, equal ones with one text; null where the cell is missing. */
  List<String> identities() {
    return identity().texts(cells(), format().dateOrder());
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

  /** As dates: seconds since 1970, NaN where a cell is missing or none. */
  double[] moments() {
    DateOrder order = format().dateOrder();
    return Arrays.stream(cells)
        .mapToDouble(cell -> cell == null ? Double.NaN : MomentText.seconds(cell, order))
        .toArray();
  }

  /** Dates whose order of day and month is another one, or unknown. */
  Optional<DateGuess> dateGuess() {
    return DateGuess.of(
        Stream.of(cells).filter(Objects::nonNull).distinct().toList(), format().dateOrder());
  }

  CellFormat format() {
    return reading.format();
  }

  /** A way to read as numbers cells that are none; found once. */
  Optional<NumberGuess> guess() {
    if (!isGuessSought) {
      List<String> present = Stream.of(cells).filter(Objects::nonNull).toList();
      guess = NumberGuess.of(present, reading, (1 - MOSTLY) * present.size()).orElse(null);
      isGuessSought = true;
    }
    return Optional.ofNullable(guess);
  }

  /** Whether a cell that is no number is one by the guess. */
  boolean isGuessed(int row) {
    return isNotNumber(row)
        && guess().filter(found -> Double.isFinite(found.number(cells[row]))).isPresent();
  }

  /** The number in a cell, also by the guess; NaN if it is none. */
  double likelyNumberAt(int row) {
    return isGuessed(row)
        ? guess().orElseThrow().number(Objects.requireNonNull(cells[row]))
        : numbers[row];
  }

  /** Whether a cell is no number, but says in another way that nothing is known. */
  boolean isSpelledAsMissing(int row) {
    return cells[row] != null
        && !Double.isFinite(numbers[row])
        && MissingSpellings.isKnownAmongNumbers(cells[row]);
  }

  /** The spellings of missing values among cells that are no numbers. */
  MissingSpellings missingSpellings() {
    MissingSpellings spellings = new MissingSpellings();
    for (int row = 0; row < cells.length; row++) {
      if (isSpelledAsMissing(row)) {
        spellings.add(cells[row]);
      }
    }
    return spellings;
  }

  /** The spellings of missing values where the cells are categories. */
  MissingSpellings missingSpellingsAmongCategories() {
    MissingSpellings spellings = new MissingSpellings();
    for (String cell : cells) {
      if (cell != null && MissingSpellings.isKnownAmongCategories(cell)) {
        spellings.add(cell);
      }
    }
    return spellings;
  }

  /**
   * Whether all cells are numbers, or so many that the others look like mistakes. Those that are
   * spelled as missing count for nothing, and so do signs that are told to the user.
   */
  boolean looksNumeric() {
    int numeric = 0;
    int others = 0;
    for (int row = 0; row < cells.length; row++) {
      if (cells[row] == null || (isSpelledAsMissing(row) && MissingSpellings.isKnown(cells[row]))) {
        continue;
      }
      if (!isNotNumber(row) || CellText.hasDecimalComma(cells[row])) {
        numeric++;
      } else {
        others++;
      }
    }
    return (numeric > 0 && numeric >= MOSTLY * (numeric + others))
        || (numeric + others > 0 && guess().filter(found -> found.sign().isEmpty()).isPresent());
  }

  /** Tells the first of the bad cells, and how many there are. */
  void report(IntPredicate bad, String fault, String remedy, ProblemList problems) {
    int[] rows = IntStream.range(0, cells.length).filter(bad).toArray();
    if (rows.length == 0) {
      return;
    }
    String cell = cells[rows[0]] == null ? "" : " " + CellText.quoted(cells[rows[0]]);
    String others = rows.length == 1 ? "" : " (one of " + rows.length + " such cells)";
    problems.add(place(rows[0]) + ": the cell" + cell + " " + fault + others + "; " + remedy + ".");
  }

  /** The place of a cell, such as {@code churn.csv line 3, column "age"}. */
  String place(int row) {
    return places.apply(row) + ", column " + CellText.quoted(name);
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
