package io.sparktune.data.table;

import io.sparktune.data.ProblemList;
import io.sparktune.data.table.text.CellText;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the text of feature columns as numbers or categories. */
final class FeatureReader {

  /** More are surely names or numbers of things, and one input each would be of no use. */
  static final int MOST_CATEGORIES = 1_000;

  private static final String LEAVE_OUT = "list it in data.ignore";

  private final ColumnRoles roles;
  private final ProblemList problems;

  FeatureReader(ColumnRoles roles, ProblemList problems) {
    this.roles = roles;
    this.problems = problems;
  }

  /** Empty if the column cannot be used, which is a problem. */
  Optional<Column> read(TextColumn text) {
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
    if (text.hasOnlyTruths()) {
      return Optional.of(NumericColumn.of(text.name(), text.truths()));
    }
    if (roles.numeric().contains(text.name())) {
      return numbers(
          text, "correct it, add it to data.missing, or take the column out of data.numeric");
    }
    return text.looksNumeric()
        ? numbers(text, "add it to data.missing, or list the column in data.categorical")
        : categories(text);
  }

  private Optional<Column> numbers(TextColumn text, String remedy) {
    ProblemList found = new ProblemList();
    CellChecks.requireNumbers(text, remedy, found);
    CellChecks.requireFinite(text, "add it to data.missing, or correct it", found);
    found.addTo(problems);
    return found.isEmpty()
        ? Optional.of(NumericColumn.of(text.name(), text.numbers()))
        : Optional.empty();
  }

  private Optional<Column> categories(TextColumn text) {
    ProblemList found = new ProblemList();
    CellChecks.requireReadable(text, found);
    List<String> identities = text.identities();
    Set<String> categories = new HashSet<>(identities);
    categories.removeIf(Objects::isNull);
    if (categories.size() > MOST_CATEGORIES) {
      found.add(
          "The column "
              + CellText.quoted(text.name())
              + " has "
              + categories.size()
              + " categories, more than "
              + MOST_CATEGORIES
              + "; "
              + LEAVE_OUT
              + ".");
    }
    found.addTo(problems);
    return found.isEmpty()
        ? Optional.of(CategoricalColumn.of(text.name(), identities))
        : Optional.empty();
  }
}
