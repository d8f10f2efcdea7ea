package io.sparktune.data.table;

import io.sparktune.data.ProblemList;
import io.sparktune.data.table.text.CellIdentity;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.EqualCells;
import io.sparktune.data.table.text.MissingSpellings;
import io.sparktune.data.table.text.MomentText;
import io.sparktune.data.table.text.TextColumn;
import java.util.List;
import java.util.Optional;

/** Reads the text of feature columns as numbers or categories. */
final class FeatureReader {

  /** More are surely names or numbers of things, and one input each would be of no use. */
  static final int MOST_CATEGORIES = 1_000;

  private static final String LEAVE_OUT = "list it in data.ignore";

  private final ColumnRoles roles;
  private final ProblemList problems;
  private final List<String> warnings;

  FeatureReader(ColumnRoles roles, ProblemList problems, List<String> warnings) {
    this.roles = roles;
    this.problems = problems;
    this.warnings = warnings;
  }

  /** Empty if the column cannot be used, which is a problem. */
  Optional<Column> read(TextColumn text) {
    if (text.isPlainlyNumeric() && !isOther(text.name())) {
      return Optional.of(NumericColumn.of(text.name(), text.toNumbers()));
    }
    if (!text.hasCells()) {
      problems.add(
          "Every cell of the column "
              + CellText.quoted(text.name())
              + " is missing; "
              + LEAVE_OUT
              + ".");
      return Optional.empty();
    }
    if (roles.categorical().contains(text.name())) {
      return categories(text);
    }
    if (roles.dates().contains(text.name())) {
      return dates(text);
    }
    if (text.hasOnlyTruths()) {
      return Optional.of(NumericColumn.of(text.name(), text.toTruths()));
    }
    if (roles.numeric().contains(text.name())) {
      return numbers(text, "take the column out of data.numeric", "correct it, ");
    }
    if (text.identity() == CellIdentity.MOMENT) {
      return dates(text);
    }
    return text.looksNumeric()
        ? numbers(text, "list the column in data.categorical", "")
        : categories(text);
  }

  private boolean isOther(String name) {
    return roles.categorical().contains(name) || roles.dates().contains(name);
  }

  private Optional<Column> numbers(TextColumn text, String otherwise, String correct) {
    ProblemList found = new ProblemList();
    CellChecks.requireNumbers(
        text,
        new CellChecks.Remedies(
            ", or " + otherwise,
            ", or " + otherwise,
            correct + "add it to data.missing, or " + otherwise,
            "add it to data.missing, or correct it"),
        found);
    found.addTo(problems);
    return found.isEmpty()
        ? Optional.of(NumericColumn.of(text.name(), text.toNumbers()))
        : Optional.empty();
  }

  private Optional<Column> dates(TextColumn text) {
    ProblemList found = new ProblemList();
    CellChecks.requireDates(text, found);
    found.addTo(problems);
    text.present()
        .filter(cell -> found.isEmpty() && !MomentText.isIso(cell))
        .findFirst()
        .ifPresent(
            cell ->
                warnings.add(
                    "The column "
                        + CellText.quoted(text.name())
                        + " is read as dates, of which "
                        + CellText.quoted(cell)
                        + " is "
                        + MomentText.ofCell(cell, text.format().dateOrder()).orElse(cell)
                        + "; list it in data.categorical if it is none."));
    return found.isEmpty()
        ? Optional.of(DateColumn.of(text.name(), text.toMoments()))
        : Optional.empty();
  }

  private Optional<Column> categories(TextColumn text) {
    ProblemList found = new ProblemList();
    CellChecks.requireReadable(text, found);
    EqualCells cells = text.equalCells();
    List<String> categories = cells.texts();
    if (categories.size() > MOST_CATEGORIES) {
      found.add(
          "The column "
              + CellText.quoted(text.name())
              + " has "
              + categories.size()
              + " categories, more than "
              + MOST_CATEGORIES
              + "; "
              + text.guess().map(guess -> guess.remedy() + " to read numbers, or ").orElse("")
              + LEAVE_OUT
              + ".");
    }
    if (found.isEmpty() && !roles.categorical().contains(text.name())) {
      warnOfDates(text);
      warnOfNumbers(text);
      warnOfUnreadNumbers(text);
      warnOfMissing(text);
    }
    found.addTo(problems);
    text.free();
    return found.isEmpty()
        ? Optional.of(CategoricalColumn.of(text.name(), text.rows(), cells))
        : Optional.empty();
  }

  /** Offers to read numbers with a sign. */
  private void warnOfNumbers(TextColumn text) {
    text.guess()
        .ifPresent(
            guess ->
                warnings.add(
                    "The column "
                        + CellText.quoted(text.name())
                        + " is read as categories, but all of its cells are numbers with "
                        + CellText.quoted(guess.sign())
                        + "; "
                        + guess.remedy()
                        + " to read numbers, or list it in data.categorical."));
  }

  /** Tells numbers that no setting reads. */
  private void warnOfUnreadNumbers(TextColumn text) {
    text.unreadNumbers()
        .ifPresent(
            unread ->
                warnings.add(
                    "The column "
                        + CellText.quoted(text.name())
                        + " is read as categories, but its cells are numbers "
                        + unread.form()
                        + "; "
                        + unread.remedy()
                        + " to have numbers, or list it in data.categorical."));
  }

  /** Tells dates whose days and months cannot be told apart. */
  private void warnOfDates(TextColumn text) {
    text.dateGuess()
        .ifPresent(
            guess ->
                warnings.add(
                    "The column "
                        + CellText.quoted(text.name())
                        + " is read as categories, but its cells are dates such as "
                        + CellText.quoted(guess.example())
                        + ", "
                        + guess.fault()
                        + "; "
                        + guess.remedy()
                        + " to read dates, or list it in data.categorical."));
  }

  /** Tells categories that say that nothing is known. */
  private void warnOfMissing(TextColumn text) {
    MissingSpellings spellings = text.missingSpellingsAmongCategories();
    if (!spellings.isEmpty()) {
      warnings.add(
          "The column "
              + CellText.quoted(text.name())
              + " is read as categories, of which "
              + spellings.told()
              + ", as if nothing were known; set "
              + CellChecks.missingKey(text, spellings)
              + ", or list it in data.categorical.");
    }
  }
}
