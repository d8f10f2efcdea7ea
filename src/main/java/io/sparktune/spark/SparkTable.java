package io.sparktune.spark;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.RawTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
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
    List<RawTable> parts = new ArrayList<>();
    for (Path file : files(spark, source.path())) {
      parts.add(read(spark, file, source));
    }
    return join(parts);
  }

  private static RawTable read(SparkSession spark, Path file, Files source) {
    return format(file, source.format()) == Format.CSV
        ? new CsvFile(spark, file, source.delimiter()).read()
        : new ParquetInput(spark, file).read();
  }

  private static List<Path> files(SparkSession spark, String source) {
    Path path = new Path(source);
    try {
      FileSystem fileSystem = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      FileStatus status = fileSystem.getFileStatus(path);
      if (!status.isDirectory()) {
        return List.of(status.getPath());
      }
      List<Path> files =
          Arrays.stream(fileSystem.listStatus(path))
              .filter(FileStatus::isFile)
              .map(FileStatus::getPath)
              .filter(file -> !file.getName().startsWith("_") && !file.getName().startsWith("."))
              .sorted(Comparator.comparing(Path::getName))
              .toList();
      if (files.isEmpty()) {
        throw new DataError(source + ": the folder has no files; check data.path");
      }
      return files;
    } catch (FileNotFoundException e) {
      throw new DataError(source + ": no such file or folder; check data.path");
    } catch (IOException e) {
      throw new DataError(source + ": cannot be read (" + e.getMessage() + "); check data.path");
    }
  }

  /** The format of a file, or of the first file of a folder. */
  static Format formatOf(SparkSession spark, String source, Format asked) {
    return format(files(spark, source).get(0), asked);
  }

  private static Format format(Path file, Format asked) {
    if (asked != Format.AUTO) {
      return asked;
    }
    String name = file.getName().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2|zst|lz4)$", "");
    if (name.endsWith(".parquet")) {
      return Format.PARQUET;
    }
    if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
      return Format.CSV;
    }
    throw new DataError(file + ": its name tells no format; set data.format to csv or parquet");
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
        if (!part.names().equals(names)) {
          throw new DataError(
              part.places().apply(0)
                  + ": its columns are "
                  + part.names()
                  + ", those of the first file "
                  + names
                  + "; all files of a folder need the same columns in the same order");
        }
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
