package io.sparktune.data.table;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.ProblemList;
import io.sparktune.data.Target;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.text.CellIdentity;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.EqualCells;
import io.sparktune.data.table.text.MissingSpellings;
import io.sparktune.data.table.text.TextColumn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Reads the text of the target as labels or numbers. */
final class TargetReader {

  /** Whole numbers count as labels up to so many different ones. */
  static final int MOST_WHOLE_LABELS = 20;

  static final int MOST_LABELS = 1_000;

  private final TargetKind kind;
  private final ProblemList problems;
  private final List<String> warnings;

  TargetReader(TargetKind kind, ProblemList problems, List<String> warnings) {
    this.kind = kind;
    this.problems = problems;
    this.warnings = warnings;
  }

  /** Empty if the target cannot be used, which is a problem. */
  Optional<Target> read(TextColumn text) {
    ProblemList found = new ProblemList();
    CellChecks.requirePresent(
        text, "fill it in, or set data.missing-target to drop, which leaves such rows out", found);
    boolean numbers = isNumeric(text);
    if (numbers) {
      requireNumbers(text, found);
    } else {
      requireClasses(text, found);
    }
    Optional<Target> target = Optional.empty();
    if (found.isEmpty()) {
      target = Optional.of(numbers ? NumberTarget.of(text.name(), text.toNumbers()) : labels(text));
      requireVariety(target.get(), found);
    }
    found.addTo(problems);
    return target.filter(any -> found.isEmpty());
  }

  private void requireNumbers(TextColumn text, ProblemList found) {
    ProblemList ofGoal = new ProblemList();
    new GoalCheck(text, ofGoal, warnings).requireNumbers();
    if (ofGoal.isEmpty()) {
      CellChecks.requireNumbers(
          text,
          new CellChecks.Remedies(
              " and data.missing-target = drop",
              ", or set data.task to classification",
              "correct it, or set data.task to classification",
              "correct it, or leave the row out"),
          found);
    }
    ofGoal.addTo(found);
  }

  private void requireClasses(TextColumn text, ProblemList found) {
    CellChecks.requireReadable(text, found);
    if (kind == TargetKind.CLASSES_BY_GOAL) {
      new GoalCheck(text, found, warnings).requireClasses();
    }
    MissingSpellings spellings = text.missingSpellingsAmongCategories();
    if (!spellings.isEmpty()) {
      warnings.add(
          "The target "
              + CellText.quoted(text.name())
              + " has a class of which "
              + spellings.told()
              + ", as if nothing were known; set "
              + CellChecks.missingKey(text, spellings)
              + " and data.missing-target = drop to leave such rows out.");
    }
  }

  private boolean isNumeric(TextColumn text) {
    return switch (kind) {
      case CLASSES, CLASSES_BY_GOAL -> false;
      case NUMBERS -> true;
      case AUTO -> text.looksNumeric() && !hasFewWholeNumbers(text);
    };
  }

  private static boolean hasFewWholeNumbers(TextColumn text) {
    return hasWholeNumbers(text)
        && numbers(text).distinct().limit(MOST_WHOLE_LABELS + 1L).count() <= MOST_WHOLE_LABELS;
  }

  private static boolean hasWholeNumbers(TextColumn text) {
    return numbers(text).allMatch(CellText::isWhole);
  }

  private static DoubleStream numbers(TextColumn text) {
    return IntStream.range(0, text.rows()).mapToDouble(text::numberAt);
  }

  private static ClassTarget labels(TextColumn text) {
    EqualCells cells = text.equalCells();
    boolean whole = text.identity() == CellIdentity.NUMBER && hasWholeNumbers(text);
    Comparator<String> order =
        whole ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder();
    List<String> labels = cells.texts().stream().sorted(order).toList();
    Map<String, Integer> codeByLabel = new HashMap<>();
    labels.forEach(label -> codeByLabel.put(label, codeByLabel.size()));
    int[] codes = cells.texts().stream().mapToInt(codeByLabel::get).toArray();
    return ClassTarget.of(text.name(), labels, text.rows(), row -> codes[cells.codeAt(row)]);
  }

  private static void requireVariety(Target target, ProblemList problems) {
    if (target instanceof ClassTarget classes) {
      int labels = classes.labels().size();
      if (labels == 1) {
        problems.add(constant(target, classes.labels().get(0)));
      } else if (labels > MOST_LABELS) {
        problems.add(
            "The target "
                + CellText.quoted(target.name())
                + " has "
                + labels
                + " labels, more than "
                + MOST_LABELS
                + "; name another column in data.target, or set data.task to regression if its"
                + " cells are numbers.");
      }
    } else if (target instanceof NumberTarget numbers
        && IntStream.range(0, numbers.rows())
                .mapToDouble(numbers::valueAt)
                .distinct()
                .limit(2)
                .count()
            == 1) {
      problems.add(constant(target, Double.toString(numbers.valueAt(0))));
    }
  }

  private static String constant(Target target, String value) {
    return "Every row has the target "
        + CellText.quoted(target.name())
        + " at "
        + CellText.quoted(value)
        + ", so there is nothing to learn; name another column in data.target.";
  }
}
