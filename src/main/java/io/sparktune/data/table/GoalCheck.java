package io.sparktune.data.table;

import io.sparktune.data.ProblemList;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.MissingSpellings;
import io.sparktune.data.table.text.NumberText;
import io.sparktune.data.table.text.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Checks that the cells of a target are what the goal asks for, and suggests the right goal. */
final class GoalCheck {

  /** With fewer rows for each of many whole numbers, they are no classes. */
  private static final int FEWEST_ROWS_OF_CLASS = 10;

  private static final int MOST_NAMED = 5;

  private final TextColumn text;
  private final ProblemList problems;
  private final List<String> warnings;

  GoalCheck(TextColumn text, ProblemList problems, List<String> warnings) {
    this.text = text;
    this.problems = problems;
    this.warnings = warnings;
  }

  /** Refuses numbers of things, and warns of many whole numbers. */
  void requireClasses() {
    TreeSet<Double> numbers = new TreeSet<>();
    long count = 0;
    for (int row = 0; row < text.rows(); row++) {
      if (!text.isMissing(row)) {
        count++;
        numbers.add(text.likelyNumberAt(row) + 0.0);
      }
    }
    double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    if (values.length <= TargetReader.MOST_WHOLE_LABELS
        || !Arrays.stream(values).allMatch(Double::isFinite)) {
      return;
    }
    String range =
        " with %d values, from %s to %s, "
            .formatted(
                values.length, NumberText.of(values[0]), NumberText.of(values[values.length - 1]));
    String goals = "\"minimize rmse\" or \"maximize r2\"";
    if (Arrays.stream(values).allMatch(CellText::isWhole)
        && count >= (long) FEWEST_ROWS_OF_CLASS * values.length) {
      warnings.add(
          "The target "
              + CellText.quoted(text.name())
              + " is a number"
              + range
              + "each of which is a class for a goal of classification; if they are not, choose a"
              + " goal such as "
              + goals
              + ", and set data.task to classification if they are.");
    } else {
      problems.add(
          "The target "
              + CellText.quoted(text.name())
              + " is a number"
              + range
              + "but study.goal is one of classification; choose a goal such as "
              + goals
              + ", or set data.task to classification if each of them is a class.");
    }
  }

  /** Refuses text, and warns of numbers that can only be classes. */
  void requireNumbers() {
    if (text.isPlainlyNumeric()) {
      warnOfTwoValues(present());
      return;
    }
    int[] rows = present().filter(row -> !MissingSpellings.isKnown(text.cellAt(row))).toArray();
    int[] others =
        IntStream.of(rows).filter(row -> Double.isNaN(text.likelyNumberAt(row))).toArray();
    if (others.length > rows.length / 2) {
      problems.add(
          "The target "
              + CellText.quoted(text.name())
              + " has "
              + classes(others)
              + ", but study.goal is one of regression; choose a goal such as \"maximize accuracy\""
              + " or \"maximize f1\", or name another column in data.target.");
    } else if (others.length == 0) {
      warnOfTwoValues(IntStream.of(rows));
    }
  }

  private void warnOfTwoValues(IntStream rows) {
    double[] values = rows.mapToDouble(text::likelyNumberAt).distinct().limit(3).sorted().toArray();
    if (values.length == 2) {
      warnings.add(
          "The target "
              + CellText.quoted(text.name())
              + " has only the values "
              + NumberText.of(values[0])
              + " and "
              + NumberText.of(values[1])
              + ", but study.goal is one of regression; a goal such as \"maximize accuracy\" makes"
              + " them classes.");
    }
  }

  private String classes(int[] rows) {
    List<String> texts =
        IntStream.of(rows)
            .mapToObj(text::cellAt)
            .map(Objects::requireNonNull)
            .distinct()
            .sorted()
            .toList();
    if (texts.size() > MOST_NAMED) {
      return "text in %d of %d rows, such as %s"
          .formatted(rows.length, text.rows(), CellText.quoted(texts.get(0)));
    }
    String quoted = String.join(", ", texts.stream().map(CellText::quoted).toList());
    return "the " + (texts.size() == 1 ? "class " : "classes ") + quoted;
  }

  private IntStream present() {
    return IntStream.range(0, text.rows()).filter(row -> !text.isMissing(row));
  }
}
