package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.RawTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Reads the files of a source through Spark, in the order of their names. */
public final class SparkTable {

  private SparkTable() {}

  /**
   * The cells of all files, one below the other.
   *
   * @throws DataError if a file is missing, unreadable or malformed
   */
  public static RawTable read(SparkSession spark, Files source) {
    List<Path> files = InputFiles.list(spark, source.path());
    List<RawTable> parts = new ArrayList<>();
    for (Path file : files) {
      RawTable part = read(spark, file, source);
      List<String> names = parts.isEmpty() ? part.names() : parts.get(0).names();
      InputFiles.requireSameNames(file, part.names(), files.get(0), names);
      parts.add(part);
    }
    RawTable all = join(parts);
    if (all.rows() == 0) {
      throw new DataError(source.path() + ": there are no rows; add rows below the header");
    }
    return all;
  }

  private static RawTable read(SparkSession spark, Path file, Files source) {
    return InputFiles.format(file, source.format()) == Format.CSV
        ? new CsvFile(spark, file, source.csv()).read()
        : new ParquetInput(spark, file).read();
  }

  private static RawTable join(List<RawTable> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<String> names = parts.get(0).names();
    List<String[]> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      List<String> cells = new ArrayList<>();
      for (RawTable part : parts) {
        cells.addAll(Arrays.asList(part.columns().get(column)));
      }
      columns.add(cells.toArray(String[]::new));
    }
    return new RawTable(names, columns, places(parts));
  }

  private static IntFunction<String> places(List<RawTable> parts) {
    return row -> {
      int rest = row;
      for (RawTable part : parts) {
        if (rest < part.rows()) {
          return part.places().apply(rest);
        }
        rest -= part.rows();
      }
      throw new IndexOutOfBoundsException("there is no row " + row);
    };
  }
}
