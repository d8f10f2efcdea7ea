package io.sparktune.spark.prediction.cells;

import io.sparktune.spark.input.files.RowOrigin;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The cells of rows. */
public final class RowCells extends CellBatch {

  private final List<Row> rows;

  /**
   * Those of rows with the columns of an input.
   *
   * @param rows behind whose cells may be those of {@link RowOrigin}
   */
  public RowCells(List<Row> rows) {
    super(rows.size());
    this.rows = rows;
  }

  @Override
  public @Nullable Object value(int row, int column) {
    return rows.get(row).get(column);
  }

  @Override
  public String file(int row) {
    return origin(row, RowOrigin.FILE);
  }

  @Override
  public @Nullable String malformed(int row) {
    return origin(row, RowOrigin.MALFORMED);
  }

  private String origin(int row, int place) {
    Row all = rows.get(row);
    return all.getString(all.length() - RowOrigin.WIDTH + place);
  }
}
