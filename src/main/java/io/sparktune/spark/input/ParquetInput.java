package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.rows.ColumnBatches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Parquet files. */
record ParquetInput(SparkSession spark) implements InputFormat {

  private static final long NANOS_PER_MICRO = 1_000;

  @Override
  public boolean hasPartsOfRows() {
    return true;
  }

  @Override
  public List<FileGroup> groups(List<Path> files) {
    Map<List<ParquetColumn>, List<Path>> filesByColumns = new LinkedHashMap<>();
    for (Path file : files) {
      filesByColumns
          .computeIfAbsent(ParquetColumn.of(spark, file), any -> new ArrayList<>())
          .add(file);
    }
    List<FileGroup> groups = new ArrayList<>();
    filesByColumns.forEach((columns, same) -> groups.add(group(columns, same)));
    return groups;
  }

  private FileGroup group(List<ParquetColumn> columns, List<Path> files) {
    Set<String> nanos =
        columns.stream()
            .filter(ParquetColumn::hasNanos)
            .map(column -> column.read().name())
            .collect(Collectors.toSet());
    return new FileGroup(
        this,
        files,
        columns.stream().map(ParquetColumn::read).toList(),
        nanos.isEmpty()
            ? new FrameRows(files, (wanted, some) -> frame(wanted, nanos, some))
            : wanted -> rows(wanted, nanos, files));
  }

  private Dataset<Row> frame(List<SourceColumn> columns, Set<String> nanos, List<Path> files) {
    StructType schema =
        new StructType(
            columns.stream()
                .map(
                    column ->
                        nanos.contains(column.name())
                            ? DataTypes.createStructField(column.name(), DataTypes.LongType, true)
                            : DataTypes.createStructField(
                                column.name(), column.type().orElseThrow(), true))
                .toArray(StructField[]::new));
    return InputFiles.reader(ColumnBatches.session(spark, columns.size()))
        .schema(schema)
        .parquet(InputFiles.texts(files));
  }

  private JavaRDD<Row> rows(List<SourceColumn> columns, Set<String> nanos, List<Path> files) {
    int[] places =
        IntStream.range(0, columns.size())
            .filter(i -> nanos.contains(columns.get(i).name()))
            .toArray();
    return SparkRows.of(frame(columns, nanos, files)).map(row -> withMoments(row, places));
  }

  /** To the microsecond, as Spark keeps moments. */
  private static Row withMoments(Row row, int[] places) {
    Object[] cells = new Object[row.length()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.get(i);
    }
    for (int place : places) {
      if (cells[place] instanceof Long nanos) {
        cells[place] = DateTimeUtils.toJavaTimestamp(Math.floorDiv(nanos, NANOS_PER_MICRO));
      }
    }
    return RowFactory.create(cells);
  }
}
