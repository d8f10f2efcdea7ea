package io.sparktune.data.table;

import io.sparktune.data.table.text.CellFormat;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The roles of the input's columns. Columns not named here are features, numeric where every cell
 * that is not missing is a number.
 *
 * @param target what is to be predicted
 * @param missingTarget what becomes of rows without a target
 * @param group rows with equal cells here never stand on both sides of a fold; may be empty
 * @param time what orders the rows in time; may be empty
 * @param ignore columns that are left out
 * @param numeric columns whose cells must be numbers
 * @param categorical columns whose cells are categories, even if they look like numbers
 * @param dates columns whose cells must be dates
 * @param format the writing of cells
 */
public record ColumnRoles(
    String target,
    TargetKind targetKind,
    MissingTarget missingTarget,
    String group,
    String time,
    List<String> ignore,
    List<String> numeric,
    List<String> categorical,
    List<String> dates,
    CellFormat format)
    implements Serializable {

  public ColumnRoles {
    ignore = List.copyOf(ignore);
    numeric = List.copyOf(numeric);
    categorical = List.copyOf(categorical);
    dates = List.copyOf(dates);
  }

  /**
   * Roles in an input with plain numbers and a target in every row.
   *
   * @param missing texts that count as missing, besides the empty one
   */
  public ColumnRoles(
      String target,
      TargetKind targetKind,
      String group,
      String time,
      List<String> ignore,
      List<String> numeric,
      List<String> categorical,
      List<String> missing) {
    this(
        target,
        targetKind,
        MissingTarget.ERROR,
        group,
        time,
        ignore,
        numeric,
        categorical,
        List.of(),
        CellFormat.plain(missing));
  }

  /** The same, but the kind of the target goes by its cells. */
  public ColumnRoles withAnyTarget() {
    return new ColumnRoles(
        target,
        TargetKind.AUTO,
        missingTarget,
        group,
        time,
        ignore,
        numeric,
        categorical,
        dates,
        format);
  }

  /** The same, but these columns are left out. */
  public ColumnRoles withIgnored(List<String> ignored) {
    return new ColumnRoles(
        target,
        targetKind,
        missingTarget,
        group,
        time,
        ignored,
        numeric,
        categorical,
        dates,
        format);
  }

  /** The ignored columns that have no other role, whose cells nobody asks for. */
  public Set<String> unread() {
    Set<String> unread = new HashSet<>(ignore);
    unread.removeAll(List.of(target, group, time));
    unread.removeAll(numeric);
    unread.removeAll(categorical);
    unread.removeAll(dates);
    return unread;
  }

  /** The kind of the target; {@link #AUTO} infers it from its cells. */
  public enum TargetKind {
    AUTO,
    CLASSES,
    /** Classes, since the goal asks for them; refused where the cells are numbers plainly. */
    CLASSES_BY_GOAL,
    NUMBERS
  }

  /** The treatment of rows without a target. */
  public enum MissingTarget {
    ERROR,
    DROP
  }
}
