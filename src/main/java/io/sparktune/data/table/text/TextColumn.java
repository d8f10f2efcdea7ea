package io.sparktune.data.table.text;

import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.cells.Cells;
import io.sparktune.data.cells.RawCells;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column as text, without white space around them, null where missing. Cells that
 * were stored as numbers are read without a text where that is the same.
 */
public final class TextColumn {

  /** At least this share of numbers makes the other cells look like mistakes. */
  private static final double MOSTLY = 0.9;

  private final String name;
  private final RawCells raw;
  private final IntFunction<String> places;
  private final InputCells reading;

  /** Whether the number of a cell is that of its text. */
  private final boolean arePlain;

  private final boolean mayMissNumbers;

  /** The few texts of the column. */
  private final List<ReadText> known;

  private @Nullable NumberGuess guess;
  private boolean isGuessSought;

  /**
   * A text of cells as it is read.
   *
   * @param text null where it says that the cell is missing
   * @param number NaN where it is missing or not a number, infinite where it is not a finite one
   */
  private record ReadText(@Nullable String text, double number) {}

  private TextColumn(RawTable raw, int column, InputCells reading) {
    this.name = raw.names().get(column);
    this.raw = raw.columns().get(column);
    this.places = raw.places();
    this.reading = reading;
    this.arePlain = reading.arePlain();
    this.mayMissNumbers = reading.haveMissingNumbers();
    this.known = this.raw.fewTexts().stream().map(this::read).toList();
  }

  public static TextColumn of(RawTable raw, String name, InputCells reading) {
    return of(raw, raw.names().indexOf(name), reading);
  }

  /** The column at a place among all. */
  public static TextColumn of(RawTable raw, int column, InputCells reading) {
    boolean areValues = raw.values().contains(raw.names().get(column));
    return new TextColumn(raw, column, areValues ? reading.ofValues() : reading);
  }

  private ReadText read(String cell) {
    String text = reading.text(cell);
    return new ReadText(text, text == null ? Double.NaN : reading.parsed(text));
  }

  /** What a cell says that has a text of its own, or one that is read anew. */
  private ReadText read(int row) {
    int place = raw.textAt(row);
    if (place >= 0) {
      return place < known.size() ? known.get(place) : read(raw.text(place));
    }
    double number = raw.numberAt(row);
    return Double.isNaN(number) ? new ReadText(null, Double.NaN) : read(NumberText.of(number));
  }

  /** The number that a cell plainly is; NaN where its text decides, or it is missing. */
  private double plainAt(int row) {
    double number = arePlain ? raw.numberAt(row) : Double.NaN;
    return mayMissNumbers && !Double.isNaN(number) && reading.isMissing(number)
        ? Double.NaN
        : number;
  }

  public String name() {
    return name;
  }

  public int rows() {
    return raw.rows();
  }

  /** Null where the cell is missing. */
  @SuppressWarnings("NullAway") // who asks for its text knows whether there is a cell
  public String cellAt(int row) {
    return read(row).text();
  }

  /** The cells that are not missing, in order. */
  public Stream<String> present() {
    return IntStream.range(0, rows()).mapToObj(this::cellAt).filter(Objects::nonNull);
  }

  /** Whether every cell is a plain number or missing, and one is a number. */
  public boolean isPlainlyNumeric() {
    return arePlain
        && !mayMissNumbers
        && raw.numbers() > 0
        && !raw.hasManyTexts()
        && known.stream().allMatch(text -> text.text() == null);
  }

  /** The rule by which the cells are equal. */
  public CellIdentity identity() {
    if (isPlainlyNumeric() || IntStream.range(0, rows()).allMatch(this::isMissingOrSpellsNumber)) {
      return CellIdentity.NUMBER;
    }
    return CellIdentity.of(
        () -> raw.hasManyTexts() || raw.numbers() > 0 ? present() : knownPresent(),
        format().dateOrder());
  }

  private boolean isMissingOrSpellsNumber(int row) {
    if (!Double.isNaN(plainAt(row))) {
      return true;
    }
    String cell = read(row).text();
    return cell == null || NumberText.isSpelled(cell);
  }

  /** Those of the few texts that are there, each once; a view of rows may lack some. */
  private Stream<String> knownPresent() {
    BitSet there = new BitSet();
    for (int row = 0; row < rows(); row++) {
      int place = raw.textAt(row);
      if (place >= 0) {
        there.set(place);
      }
    }
    return there.stream().mapToObj(place -> known.get(place).text()).filter(Objects::nonNull);
  }

  /** The cells, equal ones with one text. */
  public EqualCells equalCells() {
    CellIdentity identity = identity();
    DateOrder order = format().dateOrder();
    return new EqualCells(rows(), cell -> identity.text(cell, order), this::bitsAt, this::cellAt);
  }

  /** Different for different cells. */
  private long bitsAt(int row) {
    int place = raw.textAt(row);
    if (place >= 0) {
      return place < known.size() ? -1L - place : EqualCells.UNKNOWN;
    }
    return Double.doubleToRawLongBits(raw.numberAt(row));
  }

  /** NaN where the cell is missing or not a number, infinite where it is not a finite one. */
  public double numberAt(int row) {
    double plain = plainAt(row);
    return Double.isNaN(plain) ? read(row).number() : plain;
  }

  /** The numbers; the column is over then. */
  public Cells toNumbers() {
    return isPlainlyNumeric() ? raw.toNumbers() : raw.toNumbers(this::numberAt);
  }

  /** The numbers, true being 1; the column is over then. */
  public Cells toTruths() {
    return raw.toNumbers(
        row -> {
          String cell = cellAt(row);
          return cell == null ? Double.NaN : InputCells.truth(cell);
        });
  }

  /** The moments; the column is over then. */
  public Cells toMoments() {
    return raw.toNumbers(this::momentAt);
  }

  /** Gives back the memory of the cells, of which nothing is wanted any more. */
  public void free() {
    raw.free();
  }

  public boolean isMissing(int row) {
    return Double.isNaN(plainAt(row)) && read(row).text() == null;
  }

  public boolean isNotNumber(int row) {
    if (!Double.isNaN(plainAt(row))) {
      return false;
    }
    ReadText read = read(row);
    return read.text() != null && Double.isNaN(read.number());
  }

  public boolean isInfinite(int row) {
    return Double.isInfinite(numberAt(row));
  }

  public boolean isGarbled(int row) {
    if (raw.textAt(row) < 0) {
      return false;
    }
    String cell = cellAt(row);
    return cell != null && CellText.isGarbled(cell);
  }

  public boolean hasOnlyTruths() {
    return hasCells() && present().allMatch(CellText::isTruth);
  }

  public boolean hasCells() {
    return IntStream.range(0, rows()).anyMatch(row -> !isMissing(row));
  }

  /** As a date: seconds since 1970, NaN where the cell is missing or none. */
  public double momentAt(int row) {
    String cell = cellAt(row);
    return cell == null ? Double.NaN : MomentText.seconds(cell, format().dateOrder());
  }

  /** Dates whose order of day and month is another one, or unknown. */
  public Optional<DateGuess> dateGuess() {
    boolean few = !raw.hasManyTexts() && raw.numbers() == 0;
    return raw.numbers() > 0 && !mayMissNumbers
        ? Optional.empty()
        : DateGuess.of(
            (few ? knownPresent() : present().distinct()).toList(), format().dateOrder());
  }

  public CellFormat format() {
    return reading.format();
  }

  /** A way to read as numbers cells that are none; found once. */
  public Optional<NumberGuess> guess() {
    if (!isGuessSought) {
      if (!areNumbers()) {
        Iterable<String> cells = () -> present().iterator();
        guess = NumberGuess.of(cells, reading, (1 - MOSTLY) * present().count()).orElse(null);
      }
      isGuessSought = true;
    }
    return Optional.ofNullable(guess);
  }

  /** Numbers that no setting reads, where there is no guess. */
  public Optional<UnreadNumbers> unreadNumbers() {
    Iterable<String> cells = () -> present().iterator();
    return guess().isPresent()
        ? Optional.empty()
        : UnreadNumbers.of(cells, reading, (1 - MOSTLY) * present().count());
  }

  /** Whether every cell that is there is a finite number. */
  public boolean areNumbers() {
    return IntStream.range(0, rows()).noneMatch(this::isNotNumberOrInfinite);
  }

  private boolean isNotNumberOrInfinite(int row) {
    if (!Double.isNaN(plainAt(row))) {
      return false;
    }
    ReadText read = read(row);
    return read.text() != null && !Double.isFinite(read.number());
  }

  /** Whether a cell that is no number is one by the guess. */
  public boolean isGuessed(int row) {
    return isNotNumber(row)
        && guess().filter(found -> Double.isFinite(found.number(cellAt(row)))).isPresent();
  }

  /** The number in a cell, also by the guess; NaN if it is none. */
  public double likelyNumberAt(int row) {
    return isGuessed(row)
        ? guess().orElseThrow().number(Objects.requireNonNull(cellAt(row)))
        : numberAt(row);
  }

  /** Whether a cell is no number, but says in another way that nothing is known. */
  public boolean isSpelledAsMissing(int row) {
    if (!Double.isNaN(plainAt(row))) {
      return false;
    }
    ReadText read = read(row);
    return read.text() != null
        && !Double.isFinite(read.number())
        && MissingSpellings.isKnownAmongNumbers(read.text());
  }

  /** The spellings of missing values among cells that are no numbers. */
  public MissingSpellings missingSpellings() {
    MissingSpellings spellings = new MissingSpellings();
    for (int row = 0; row < rows(); row++) {
      if (isSpelledAsMissing(row)) {
        spellings.add(cellAt(row));
      }
    }
    return spellings;
  }

  /** The spellings of missing values where the cells are categories. */
  public MissingSpellings missingSpellingsAmongCategories() {
    MissingSpellings spellings = new MissingSpellings();
    for (int row = 0; row < rows(); row++) {
      String cell = raw.textAt(row) < 0 ? null : cellAt(row);
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
  public boolean looksNumeric() {
    if (isPlainlyNumeric()) {
      return true;
    }
    int numeric = 0;
    int others = 0;
    for (int row = 0; row < rows(); row++) {
      if (!Double.isNaN(plainAt(row))) {
        numeric++;
        continue;
      }
      ReadText read = read(row);
      String cell = read.text();
      if (cell == null || (isSpelledAsMissing(row) && MissingSpellings.isKnown(cell))) {
        continue;
      }
      if (!Double.isNaN(read.number()) || CellText.hasDecimalComma(cell)) {
        numeric++;
      } else {
        others++;
      }
    }
    return (numeric > 0 && numeric >= MOSTLY * (numeric + others))
        || (numeric + others > 0 && guess().filter(found -> found.sign().isEmpty()).isPresent());
  }

  /** Tells the first of the bad cells, and how many there are. */
  public void report(IntPredicate bad, String fault, String remedy, ProblemList problems) {
    int first = IntStream.range(0, rows()).filter(bad).findFirst().orElse(-1);
    if (first < 0) {
      return;
    }
    long count = 1 + IntStream.range(first + 1, rows()).filter(bad).count();
    String cell = cellAt(first) == null ? "" : " " + CellText.quoted(cellAt(first));
    String others = count == 1 ? "" : " (one of " + count + " such cells)";
    problems.add(place(first) + ": the cell" + cell + " " + fault + others + "; " + remedy + ".");
  }

  /** The place of a cell, such as {@code churn.csv line 3, column "age"}. */
  public String place(int row) {
    return places.apply(row) + ", column " + CellText.quoted(name);
  }
}
