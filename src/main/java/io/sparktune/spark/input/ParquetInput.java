package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Parquet files. */
record ParquetInput(SparkSession spark) implements InputFormat {

  private static final int NANOS_PER_MICRO = 1_000;

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
    StructType schema = new StructType();
    for (ParquetColumn column : columns) {
      schema =
          column.read().type().isPresent()
              ? schema.add(
                  column.read().name(),
                  column.hasNanos() ? DataTypes.LongType : column.read().type().orElseThrow())
              : schema;
    }
    Dataset<Row> rows = InputFiles.reader(spark).schema(schema).parquet(InputFiles.texts(files));
    List<Column> cells = new ArrayList<>();
    for (ParquetColumn column : columns) {
      if (column.read().type().isPresent()) {
        Column cell = InputFiles.column(rows, column.read().name());
        cells.add(column.hasNanos() ? moment(cell) : cell);
      }
    }
    cells.addAll(RowOrigin.of(rows));
    return new FileGroup(
        this,
        files,
        columns.stream().map(ParquetColumn::read).toList(),
        rows.select(cells.toArray(Column[]::new)));
  }

  /** To the microsecond, as Spark keeps moments. */
  private static Column moment(Column nanos) {
    Column unit = functions.lit(NANOS_PER_MICRO);
    Column whole = nanos.minus(functions.call_udf("pmod", nanos, unit));
    return functions.call_udf("timestamp_micros", functions.call_udf("div", whole, unit));
  }
}
