package io.sparktune.data.folds;

import io.sparktune.data.DataError;
import io.sparktune.data.RowKeys;

/** Checks that rows can be split into folds; each failure names a remedy. */
final class FoldChecks {

  private FoldChecks() {}

  static void requireHeldOut(int count, double share, int rows) {
    if (share > 0 && (count == 0 || count == rows)) {
      throw new DataError(
          "A hold-out of "
              + share
              + " of "
              + rows
              + " rows is "
              + (count == 0 ? "no row" : "every row")
              + "; change data.hold-out, or set it to 0 to hold none out.");
    }
  }

  static void requireFolds(int rows, int folds) {
    if (rows < folds) {
      throw new DataError(
          "There are "
              + rows
              + " rows for "
              + folds
              + " folds; lower validation.folds or data.hold-out, or bring more rows.");
    }
  }

  /** The first fold needs rows to train on that come before those it validates on. */
  static void requireFoldsInTime(int rows, int folds) {
    if (rows <= folds) {
      throw new DataError(
          "There are "
              + rows
              + " rows for "
              + folds
              + " folds in time order, which take one row more than folds; lower"
              + " validation.folds or data.hold-out, or bring more rows.");
    }
  }

  /** The gap leaves rows to train on. */
  static void requireTrainingRows(int left, int before, int gap) {
    if (left < 1) {
      throw new DataError(
          "validation.gap = "
              + gap
              + " leaves no row to train on of "
              + before
              + " before those that validate; lower it or validation.folds, or bring more rows.");
    }
  }

  /** Every class that occurs at all needs a row in each fold. */
  static void requireClasses(Strata all, Strata study, int folds) {
    for (int i = 0; i < all.names().size(); i++) {
      int count = study.layers().get(i).length;
      if (all.layers().get(i).length > 0 && count < folds) {
        throw new DataError(
            "The class \""
                + all.names().get(i)
                + "\" has "
                + count
                + (count == 1 ? " row" : " rows")
                + " for "
                + folds
                + " stratified folds; lower validation.folds, set validation.stratified to false,"
                + " or leave the class out.");
      }
    }
  }

  static void requireSplit(int rows, int validationRows, double share) {
    if (validationRows == 0 || validationRows == rows) {
      throw new DataError(
          "A validation share of "
              + share
              + " of "
              + rows
              + " rows leaves one side without a row; change the share, or bring more rows.");
    }
  }

  static void requireGroupOfEachRow(RowKeys keys, int rows) {
    if (keys.groups().length != rows) {
      throw new DataError("Grouped validation needs the group of each row; name it in data.group.");
    }
  }

  static void requireGroups(int groups, int folds) {
    if (groups < folds) {
      throw new DataError(
          "There are "
              + groups
              + " groups for "
              + folds
              + " folds; lower validation.folds or data.hold-out, or group more finely.");
    }
  }

  static void requireHeldOutGroups(int count, double share, RowGroups groups) {
    if (share > 0 && (count == 0 || count == groups.rows())) {
      throw new DataError(
          "No whole groups come near a hold-out of "
              + share
              + " of "
              + groups.rows()
              + " rows, the smallest of "
              + groups.count()
              + " groups having "
              + groups.smallest()
              + "; change data.hold-out, or set it to 0 to hold none out.");
    }
  }

  static void requireTimeOfEachRow(RowKeys keys, int rows) {
    if (keys.times().length != rows) {
      throw new DataError(
          "Validation in time order needs the time of each row; name it in data.time.");
    }
    for (int row = 0; row < rows; row++) {
      if (Double.isNaN(keys.times()[row])) {
        throw new DataError(
            "Row "
                + (row + 1)
                + " has no time; fill its cell in the column of data.time, or leave the row out.");
      }
    }
  }
}
