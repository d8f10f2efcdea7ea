package io.sparktune.spark.prediction.series;

import io.sparktune.data.RawTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Cells of Spark as the text that series are read from. Moments are those of UTC. */
public final class SeriesCells {

  private SeriesCells() {}

  /**
   * A table of rows.
   *
   * @param names of their columns
   * @param place of a row in words, such as {@code of the partition}
   */
  public static RawTable table(List<String> names, List<Row> rows, String place) {
    List<String[]> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      int of = column;
      columns.add(rows.stream().map(row -> text(row.get(of))).toArray(String[]::new));
    }
    return new RawTable(names, columns, row -> "row " + (row + 1) + " " + place);
  }

  private static @Nullable String text(@Nullable Object cell) {
    if (cell instanceof Timestamp moment) {
      return moment.toInstant().toString();
    }
    if (cell instanceof Date date) {
      return date.toLocalDate().toString();
    }
    return cell == null ? null : cell.toString();
  }
}
