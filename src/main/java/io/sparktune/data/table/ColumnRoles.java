package io.sparktune.data.table;

import java.io.Serializable;
import java.util.List;

/**
 * The roles of the input's columns. Columns not named here are features, numeric where every cell
 * that is not missing is a number.
 *
 * @param target what is to be predicted
 * @param group rows with equal cells here never stand on both sides of a fold; may be empty
 * @param time what orders the rows in time; may be empty
 * @param ignore columns that are left out
 * @param numeric columns whose cells must be numbers
 * @param categorical columns whose cells are categories, even if they look like numbers
 * @param missing cells that count as missing, besides the empty one
 */
public record ColumnRoles(
    String target,
    TargetKind targetKind,
    String group,
    String time,
    List<String> ignore,
    List<String> numeric,
    List<String> categorical,
    List<String> missing)
    implements Serializable {

  public ColumnRoles {
    ignore = List.copyOf(ignore);
    numeric = List.copyOf(numeric);
    categorical = List.copyOf(categorical);
    missing = List.copyOf(missing);
  }

  /** The kind of the target; {@link #AUTO} infers it from its cells. */
  public enum TargetKind {
    AUTO,
    CLASSES,
    NUMBERS
  }
}
