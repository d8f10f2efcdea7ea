package io.sparktune.spark;

import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A Parquet file with flat columns. */
final class ParquetInput {

  private final SparkSession spark;
  private final Path file;

  ParquetInput(SparkSession spark, Path file) {
    this.spark = spark;
    this.file = file;
  }

  RawTable read() {
    try {
      return cells(spark.read().parquet(file.toString()));
    } catch (DataError e) {
      throw e;
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw new DataError(
          file() + ": cannot be read as Parquet (" + firstLine(e) + "); check data.format");
    }
  }

  private RawTable cells(Dataset<Row> table) {
    List<String> names = List.of(table.columns());
    List<String> problems = new ArrayList<>();
    for (StructField field : table.schema().fields()) {
      if (isNested(field)) {
        problems.add(
            file()
                + ": the column "
                + field.name()
                + " is "
                + field.dataType().simpleString()
                + "; flatten it, or put it into data.ignore after casting it to text");
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
    List<List<String>> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new ArrayList<>()));
    Column[] texts =
        names.stream()
            .map(name -> table.col("`" + name.replace("`", "``") + "`").cast("string"))
            .toArray(Column[]::new);
    for (Iterator<Row> rows = table.select(texts).toLocalIterator(); rows.hasNext(); ) {
      Row row = rows.next();
      for (int column = 0; column < names.size(); column++) {
        columns.get(column).add(row.getString(column));
      }
    }
    return new RawTable(
        names,
        columns.stream().map(column -> column.toArray(String[]::new)).toList(),
        row -> file() + " row " + (row + 1));
  }

  private static boolean isNested(StructField field) {
    return field.dataType() instanceof ArrayType
        || field.dataType() instanceof MapType
        || field.dataType() instanceof StructType
        || field.dataType() instanceof BinaryType;
  }

  private static String firstLine(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }

  private String file() {
    return file.toUri().getPath();
  }
}
