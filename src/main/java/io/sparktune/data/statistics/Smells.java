package io.sparktune.data.statistics;

import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.statistics.ColumnValues.Codes;
import io.sparktune.data.statistics.ColumnValues.Numbers;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.TableDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds in a table what its owner may not have meant. */
public final class Smells {

  /** With fewer rows, much is so by chance. */
  private static final int FEWEST_ROWS = 20;

  /** From this share of rows on, categories name rows. */
  private static final double OWN_CATEGORY = 0.5;

  private static final Pattern ID =
      Pattern.compile(
          "(.*[ _.-])?(id|key|index|idx|uuid|guid|row ?(id|names?|numbers?|no|nr)|unnamed: ?0)",
          Pattern.CASE_INSENSITIVE);

  private Smells() {}

  /**
   * Sentences with a remedy, in the order of the columns.
   *
   * @param folds of a study of these rows
   */
  public static List<String> of(TableDataset data, FoldPlan folds) {
    List<String> smells = new ArrayList<>();
    ColumnValues target = ColumnValues.of(data.target());
    List<ColumnValues> all = new ArrayList<>(List.of(target));
    for (Column column : data.features().columns()) {
      ColumnValues values = ColumnValues.of(column);
      of(column, values, target, data.target().name()).ifPresent(smells::add);
      all.add(values);
    }
    int seen;
    try (EqualRows equal = new EqualRows(all)) {
      seen = equal.seenInTraining(folds);
    }
    if (seen > 0) {
      smells.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d rows are also in the training rows of the folds that they score; remove"
                  + " equal rows, or give them a group of their own (data.group)",
              seen,
              data.rows()));
    }
    return List.copyOf(smells);
  }

  private static Optional<String> of(
      Column of, ColumnValues values, ColumnValues target, String targetName) {
    String column = "column \"" + of.name() + "\": ";
    if (isConstant(values)) {
      return Optional.of(column + "every row has the same value; list it in data.ignore");
    }
    if (values.rows() < FEWEST_ROWS) {
      return Optional.empty();
    }
    if (Association.isSame(values, target)) {
      return Optional.of(
          column
              + "it says the same as the target "
              + targetName
              + "; list it in data.ignore unless it is known before");
    }
    if (of instanceof NumericColumn && isNumberOfRow(of.name(), values)) {
      return Optional.of(column + "it seems to number the rows; list it in data.ignore if it does");
    }
    if (values instanceof Codes codes
        && codes.names().size() >= FEWEST_ROWS
        && codes.distinct() >= OWN_CATEGORY * (codes.rows() - codes.missing())) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s%,d categories in %,d rows; list it in data.ignore if it names rows",
              column,
              codes.distinct(),
              codes.rows()));
    }
    return Optional.empty();
  }

  private static boolean isConstant(ColumnValues values) {
    for (int row = 1; row < values.rows(); row++) {
      if (values.identity(row) != values.identity(0)) {
        return false;
      }
    }
    return true;
  }

  /** Whole numbers that are all different, and ascend or have the name of an identity. */
  private static boolean isNumberOfRow(String name, ColumnValues values) {
    if (!(values instanceof Numbers numbers)) {
      return false;
    }
    boolean isNamedSo = ID.matcher(name).matches();
    boolean ascends = true;
    for (int row = 0; row < numbers.rows(); row++) {
      double cell = numbers.at(row);
      if (cell != Math.rint(cell)) {
        return false;
      }
      ascends &= row == 0 || cell == numbers.at(row - 1) + 1;
      if (!ascends && !isNamedSo) {
        return false;
      }
    }
    return numbers.missing() == 0 && (ascends || numbers.distinct() == numbers.rows());
  }
}
