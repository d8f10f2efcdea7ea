package io.sparktune.data.table;

import io.sparktune.data.ProblemList;
import io.sparktune.data.table.text.CellText;

/** Checks of every cell of a column; each finds its first bad cell and counts the others. */
final class CellChecks {

  private CellChecks() {}

  static void requireNumbers(TextColumn text, String remedy, ProblemList problems) {
    requireReadable(text, problems);
    text.report(
        row -> text.isNotNumber(row) && CellText.hasDecimalComma(text.cellAt(row)),
        "has a decimal comma",
        "write a decimal point, or list the column in data.categorical",
        problems);
    text.report(
        row ->
            text.isNotNumber(row)
                && !text.isGarbled(row)
                && !CellText.hasDecimalComma(text.cellAt(row)),
        "is not a number",
        remedy,
        problems);
  }

  static void requireFinite(TextColumn text, String remedy, ProblemList problems) {
    text.report(text::isInfinite, "is not a finite number", remedy, problems);
  }

  static void requirePresent(TextColumn text, ProblemList problems) {
    text.report(text::isMissing, "is missing", "fill it in, or leave the row out", problems);
  }

  static void requireReadable(TextColumn text, ProblemList problems) {
    text.report(text::isGarbled, "has unreadable characters", "save the file as UTF-8", problems);
  }
}
