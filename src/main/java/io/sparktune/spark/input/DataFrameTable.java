package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of a DataFrame, in its order, as the text of their cells. */
public final class DataFrameTable {

  /** A DataFrame in messages. */
  public static final String NAME = "the DataFrame";

  private DataFrameTable() {}

  /**
   * Runs the DataFrame once.
   *
   * @throws DataError if a column has more in a cell than one value, or there is no row
   */
  public static RawTable read(Dataset<Row> frame) {
    List<String> names = List.of(frame.columns());
    requireDistinct(names);
    ParquetInput.requireFlat(NAME, Arrays.asList(frame.schema().fields()));
    List<List<String>> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new ArrayList<>()));
    for (Iterator<Row> rows = cells(frame).toLocalIterator(); rows.hasNext(); ) {
      Row row = rows.next();
      for (int column = 0; column < names.size(); column++) {
        columns.get(column).add(row.getString(column));
      }
    }
    RawTable table =
        new RawTable(
            names,
            columns.stream().map(column -> column.toArray(String[]::new)).toList(),
            row -> NAME + ", row " + (row + 1));
    if (table.rows() == 0) {
      throw new DataError(NAME + ": there are no rows; check how it was made");
    }
    return table;
  }

  /** Columns are found by their places, since a session may ignore the case of names. */
  private static Dataset<Row> cells(Dataset<Row> frame) {
    String[] places =
        IntStream.range(0, frame.columns().length).mapToObj(i -> "c" + i).toArray(String[]::new);
    Dataset<Row> placed = frame.toDF(places);
    return placed.select(
        Arrays.stream(places).map(place -> CellColumn.text(placed, place)).toArray(Column[]::new));
  }

  private static void requireDistinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    List<String> problems =
        names.stream()
            .filter(name -> !seen.add(name))
            .distinct()
            .map(name -> NAME + ": has several columns " + name + "; rename or drop all but one")
            .toList();
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
  }
}
