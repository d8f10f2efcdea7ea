package io.sparktune.data.table;

import io.sparktune.data.ProblemList;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.MissingSpellings;
import io.sparktune.data.table.text.NumberGuess;
import io.sparktune.data.table.text.Quoted;
import io.sparktune.data.table.text.StrayLine;
import io.sparktune.data.table.text.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Checks of every cell of a column; each finds its first bad cell and counts the others. */
final class CellChecks {

  private CellChecks() {}

  /**
   * The remedies for cells that are no finite numbers.
   *
   * @param missing those that say in another way that nothing is known, behind data.missing
   * @param written those that are numbers by other keys, behind these
   * @param other those that are no numbers
   * @param infinite those that are not finite
   */
  record Remedies(String missing, String written, String other, String infinite) {}

  /** Requires finite numbers. */
  static void requireNumbers(TextColumn text, Remedies remedies, ProblemList problems) {
    if (text.areNumbers()) {
      return;
    }
    requireReadable(text, problems);
    requireNoSpellings(text, remedies.missing(), problems);
    text.guess()
        .ifPresent(
            guess ->
                text.report(
                    text::isGuessed, fault(guess), guess.remedy() + remedies.written(), problems));
    text.report(
        row -> isOther(text, row) && isHeader(text, row),
        "is the name of its column",
        "remove the line, a header among the rows",
        problems);
    text.report(
        row -> isOther(text, row) && CellText.hasDecimalComma(text.cellAt(row)),
        "has a decimal comma",
        "write a decimal point, or list the column in data.categorical",
        problems);
    IntPredicate others =
        row ->
            isOther(text, row)
                && !isHeader(text, row)
                && !CellText.hasDecimalComma(text.cellAt(row));
    String unread =
        IntStream.range(0, text.rows()).anyMatch(others)
            ? text.unreadNumbers().map(found -> found.remedy() + ", ").orElse("")
            : "";
    text.report(
        others, "is not a number", unread + lineRemedy(text, others) + remedies.other(), problems);
    text.report(
        row -> text.isInfinite(row) && !text.isSpelledAsMissing(row),
        "is not a finite number",
        remedies.infinite(),
        problems);
  }

  /** What to do where the line of a cell that is no number is no row. */
  private static String lineRemedy(TextColumn text, IntPredicate others) {
    int[] rows = IntStream.range(0, text.rows()).filter(others).limit(2).toArray();
    if (rows.length != 1) {
      return "";
    }
    String cell = text.cellAt(rows[0]);
    if (StrayLine.isTotal(cell)) {
      return "remove the line if it sums up others, ";
    }
    return rows[0] == 0 && StrayLine.isUnit(cell) ? "remove the line if it holds units, " : "";
  }

  static void requireDates(TextColumn text, ProblemList problems) {
    requireNoSpellings(text, ", or list the column in data.categorical", problems);
    text.report(
        row ->
            !text.isMissing(row)
                && !text.isSpelledAsMissing(row)
                && Double.isNaN(text.momentAt(row)),
        "is not a date",
        dateRemedy(text)
            + "write it as 2024-03-01 or 2024-03-01T12:00:00, add it to data.missing, or list the"
            + " column in data.categorical",
        problems);
  }

  /** The order of day and month that makes dates of all cells; empty where there is none. */
  static String dateRemedy(TextColumn text) {
    return text.dateGuess()
        .filter(guess -> !guess.orders().isEmpty())
        .map(guess -> guess.remedy() + ", ")
        .orElse("");
  }

  private static boolean isOther(TextColumn text, int row) {
    return text.isNotNumber(row)
        && !text.isGarbled(row)
        && !text.isSpelledAsMissing(row)
        && !text.isGuessed(row);
  }

  private static boolean isHeader(TextColumn text, int row) {
    return text.name().equals(text.cellAt(row));
  }

  private static String fault(NumberGuess guess) {
    if (!guess.sign().isEmpty()) {
      return "is a number with " + CellText.quoted(guess.sign());
    }
    return guess.isDecimalOnly()
        ? "has a decimal " + (guess.format().decimal().equals(",") ? "comma" : "point")
        : "is a number with thousands separators";
  }

  /** Tells all spellings of a missing value at once. */
  private static void requireNoSpellings(TextColumn text, String remedy, ProblemList problems) {
    MissingSpellings spellings = text.missingSpellings();
    if (spellings.isEmpty()) {
      return;
    }
    int first =
        IntStream.range(0, text.rows()).filter(text::isSpelledAsMissing).findFirst().orElseThrow();
    problems.add(
        text.place(first)
            + ": "
            + spellings.told()
            + ", as if nothing were known; set "
            + missingKey(text, spellings)
            + remedy
            + ".");
  }

  /** The key that makes all these spellings count as missing. */
  static String missingKey(TextColumn text, MissingSpellings spellings) {
    List<String> all = new ArrayList<>(text.format().missing());
    all.addAll(spellings.texts());
    return "data.missing = " + Quoted.list(all);
  }

  static void requirePresent(TextColumn text, String remedy, ProblemList problems) {
    text.report(text::isMissing, "is missing", remedy, problems);
  }

  static void requireReadable(TextColumn text, ProblemList problems) {
    text.report(text::isGarbled, "has unreadable characters", "save the file as UTF-8", problems);
  }
}
