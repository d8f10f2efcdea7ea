package io.sparktune.spark.input;

import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.rows.CellCast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;

/** Brings the rows of groups of files to the columns of the whole input. */
final class MergedRows {

  private final List<SourceColumn> columns;

  /**
   * @param columns of the whole input that have a type
   */
  MergedRows(List<SourceColumn> columns) {
    this.columns = columns;
  }

  /** The rows of all groups; those of one follow each other. */
  JavaRDD<Row> of(List<FileGroup> groups) {
    return groups.stream().map(this::of).reduce(JavaRDD::union).orElseThrow();
  }

  private JavaRDD<Row> of(FileGroup group) {
    Map<String, DataType> types = new HashMap<>();
    columns.forEach(column -> types.put(column.name(), column.type().orElseThrow()));
    List<SourceColumn> own =
        group.columns().stream()
            .filter(column -> column.type().isPresent() && types.containsKey(column.name()))
            .toList();
    Map<String, Integer> places = new HashMap<>();
    own.forEach(column -> places.put(column.name(), places.size()));
    int[] from = new int[columns.size()];
    DataType[] casts = new DataType[columns.size()];
    boolean isSame = own.size() == columns.size();
    for (int i = 0; i < from.length; i++) {
      SourceColumn column = columns.get(i);
      from[i] = places.getOrDefault(column.name(), -1);
      boolean isCast = from[i] >= 0 && !own.get(from[i]).type().equals(column.type());
      casts[i] = isCast ? column.type().orElseThrow() : null;
      isSame &= from[i] == i && !isCast;
    }
    JavaRDD<Row> rows = group.rows().of(own);
    return isSame ? rows : rows.map(new Merge(from, casts));
  }

  /** Brings one row to the columns of the whole input. */
  private static final class Merge implements Function<Row, Row> {
    private static final long serialVersionUID = 1;
    private final int[] from;
    private final DataType[] casts;

    /**
     * @param from the places of cells in a row of the group, negative where it lacks the column
     * @param casts null where a cell stays as it is
     */
    Merge(int[] from, DataType[] casts) {
      this.from = from;
      this.casts = casts;
    }

    @Override
    public Row call(Row row) {
      Object[] cells = new Object[from.length + RowOrigin.WIDTH];
      for (int i = 0; i < from.length; i++) {
        Object value = from[i] < 0 ? null : row.get(from[i]);
        cells[i] = casts[i] == null ? value : CellCast.of(value, casts[i]);
      }
      for (int i = 1; i <= RowOrigin.WIDTH; i++) {
        cells[cells.length - i] = row.get(row.length() - i);
      }
      return RowFactory.create(cells);
    }
  }
}
