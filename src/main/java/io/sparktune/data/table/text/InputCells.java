package io.sparktune.data.table.text;

import io.sparktune.data.DataError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the cells of features, the same for training rows and for rows to predict. */
public final class InputCells {

  private final CellFormat format;
  private final MissingTexts missing;
  private final NumberReader numbers;

  public InputCells(CellFormat format) {
    this.format = format;
    this.missing = new MissingTexts(format.missing());
    this.numbers = new NumberReader(format);
  }

  /** The same for cells that were no text: numbers are written as programs write them. */
  public InputCells ofValues() {
    return new InputCells(CellFormat.plain(format.missing()));
  }

  public CellFormat format() {
    return format;
  }

  /** The text of a cell without white space around it, null if it is missing. */
  public @Nullable String text(@Nullable String cell) {
    String text = cell == null ? "" : stripped(cell);
    return text.isEmpty() || missing.contains(text) ? null : text;
  }

  /** Whether numbers are read as programs write them. */
  public boolean arePlain() {
    return format.isPlain();
  }

  /** Whether a number, in its one text, counts as missing. */
  public boolean isMissing(double number) {
    return missing.haveNumbers() && missing.contains(number);
  }

  /** Whether a number may count as missing. */
  public boolean haveMissingNumbers() {
    return missing.haveNumbers();
  }

  /** A cell without white space around it, also such as keeps lines from breaking. */
  public static String stripped(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  /**
   * The number that a text is, NaN if it is none, infinite if it is one but not finite.
   *
   * @param text of a cell that is not missing
   */
  public double parsed(String text) {
    return numbers.number(text);
  }

  /**
   * The number in a cell of a numeric column, true being 1; NaN if it is missing.
   *
   * @throws DataError if it has a {@link #fault}
   */
  public double number(@Nullable String cell) {
    double number = read(cell);
    if (Double.isInfinite(number)) {
      throw new DataError(fault(cell).orElseThrow());
    }
    return number;
  }

  /** The same; infinite if it has a {@link #fault}. */
  public double read(@Nullable String cell) {
    String text = text(cell);
    if (text == null) {
      return Double.NaN;
    }
    if (CellText.isTruth(text)) {
      return truth(text);
    }
    double number = parsed(text);
    return Double.isFinite(number) ? number : Double.POSITIVE_INFINITY;
  }

  /** What keeps a cell out of a numeric column. */
  public Optional<String> fault(@Nullable String cell) {
    String text = text(cell);
    if (text == null || CellText.isTruth(text) || Double.isFinite(parsed(text))) {
      return Optional.empty();
    }
    String fault =
        Double.isInfinite(parsed(text))
            ? "is not a finite number"
            : CellText.hasDecimalComma(text) ? "has a decimal comma" : "is not a number";
    return Optional.of("the cell " + CellText.quoted(text) + " " + fault);
  }

  /**
   * The seconds since 1970 in UTC in a cell of a column of dates; NaN if it is missing.
   *
   * @throws DataError if it has a {@link #dateFault}
   */
  public double date(@Nullable String cell) {
    dateFault(cell)
        .ifPresent(
            fault -> {
              throw new DataError(fault);
            });
    String text = text(cell);
    return text == null ? Double.NaN : MomentText.seconds(text, format.dateOrder());
  }

  /** What keeps a cell out of a column of dates. */
  public Optional<String> dateFault(@Nullable String cell) {
    String text = text(cell);
    return text == null || !Double.isNaN(MomentText.seconds(text, format.dateOrder()))
        ? Optional.empty()
        : Optional.of(
            "the cell "
                + CellText.quoted(text)
                + " is not a date such as 2024-03-01 or a timestamp such as 2024-03-01T12:00:00"
                + (format.dateOrder() == DateOrder.NONE
                    ? ""
                    : ", and the model reads " + format.dateOrder().key()));
  }

  public static double truth(String text) {
    return text.equalsIgnoreCase("true") ? 1 : 0;
  }
}
