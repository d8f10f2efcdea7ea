package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import io.sparktune.data.cells.RawCells;
import io.sparktune.spark.input.files.RowOrigin;
import io.sparktune.spark.input.rows.CellChunks;
import io.sparktune.spark.input.rows.ChunkDelivery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The rows of a DataFrame, in its order, as the text of their cells. */
public final class DataFrameTable {

  /** A DataFrame in messages. */
  public static final String NAME = "the DataFrame";

  private DataFrameTable() {}

  /**
   * Runs the DataFrame once.
   *
   * @throws DataError if two columns have one name, or there is no row
   */
  public static RawTable read(Dataset<Row> frame) {
    requireDistinct(List.of(frame.columns()));
    List<SourceColumn> columns = columns(frame.schema());
    List<SourceColumn> read = columns.stream().filter(SourceColumn::hasText).toList();
    List<RawCells> cells = new ArrayList<>();
    read.forEach(column -> cells.add(new RawCells()));
    int[] places =
        IntStream.range(0, columns.size()).filter(i -> columns.get(i).hasText()).toArray();
    ChunkDelivery.of(
        SparkRows.of(frame, NAME).map(row -> chosen(row, places)).mapPartitions(CellChunks::of),
        chunk -> {
          chunk.addTo(cells);
          return true;
        });
    RawTable table =
        new RawTable(
            read.stream().map(SourceColumn::name).toList(),
            cells,
            row -> NAME + ", row " + (row + 1),
            SourceColumn.faults(columns),
            SourceColumn.values(read),
            Set.of(),
            List.of());
    if (table.rows() == 0) {
      throw new DataError(NAME + ": there are no rows; check how it was made");
    }
    return table;
  }

  private static Row chosen(Row row, int[] places) {
    Object[] cells = new Object[places.length + RowOrigin.WIDTH];
    for (int i = 0; i < places.length; i++) {
      cells[i] = row.get(places[i]);
    }
    for (int i = 1; i <= RowOrigin.WIDTH; i++) {
      cells[cells.length - i] = row.get(row.length() - i);
    }
    return RowFactory.create(cells);
  }

  /** The columns of a DataFrame with this schema. */
  public static List<SourceColumn> columns(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(field -> SourceColumn.of(field.name(), field.dataType()))
        .map(column -> column.in(NAME))
        .toList();
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
