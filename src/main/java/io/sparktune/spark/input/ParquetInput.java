package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
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
public final class ParquetInput {

  private final SparkSession spark;
  private final Path file;

  ParquetInput(SparkSession spark, Path file) {
    this.spark = spark;
    this.file = file;
  }

  RawTable read() {
    requireFooter(spark.sparkContext().hadoopConfiguration(), file);
    try {
      return cells(InputFiles.reader(spark).parquet(file.toString()));
    } catch (DataError e) {
      throw e;
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw new DataError(
          InputFiles.name(file)
              + ": the Parquet file is damaged ("
              + firstLine(e)
              + "); copy it again");
    }
  }

  /** Fails without a task of Spark, which would fill the log and be tried again. */
  public static void requireFooter(Configuration fileSystems, Path file) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, fileSystems))) {
      reader.getFooter();
    } catch (IOException | RuntimeException e) {
      throw new DataError(
          InputFiles.name(file)
              + ": not a complete Parquet file; copy it again if it was truncated, or set"
              + " data.format (predict: --format) to csv if it is one");
    }
  }

  private RawTable cells(Dataset<Row> table) {
    List<String> names = List.of(table.columns());
    requireFlat(InputFiles.name(file), Arrays.asList(table.schema().fields()));
    List<List<String>> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new ArrayList<>()));
    Column[] texts =
        names.stream().map(name -> column(table, name).cast("string")).toArray(Column[]::new);
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

  public static Column column(Dataset<Row> table, String name) {
    return table.col("`" + name.replace("`", "``") + "`");
  }

  /** Fails if one of the columns has more in a cell than one value. */
  public static void requireFlat(String source, List<StructField> fields) {
    List<String> problems = new ArrayList<>();
    for (StructField field : fields) {
      if (isNested(field)) {
        problems.add(
            source
                + ": the column "
                + field.name()
                + " is of the type "
                + field.dataType().simpleString()
                + "; leave it out, or write its parts as columns of numbers or text");
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
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
    return InputFiles.name(file);
  }
}
