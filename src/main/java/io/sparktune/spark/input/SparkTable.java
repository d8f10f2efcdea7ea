package io.sparktune.spark.input;

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
import org.apache.spark.sql.DataFrameReader;
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
    List<Path> files = files(spark, source.path());
    List<RawTable> parts = new ArrayList<>();
    for (Path file : files) {
      RawTable part = read(spark, file, source);
      List<String> names = parts.isEmpty() ? part.names() : parts.get(0).names();
      requireSameNames(file, part.names(), files.get(0), names);
      parts.add(part);
    }
    RawTable all = join(parts);
    if (all.rows() == 0) {
      throw new DataError(
          source.path() + ": there are no rows; bring data below the line of names");
    }
    return all;
  }

  /** Fails if the columns of a file are not those of the first one. */
  public static void requireSameNames(
      Path file, List<String> names, Path firstFile, List<String> firstNames) {
    if (!names.equals(firstNames)) {
      throw new DataError(
          name(file)
              + ": the columns are "
              + String.join(", ", names)
              + ", but those of "
              + name(firstFile)
              + " "
              + String.join(", ", firstNames)
              + "; all files of a folder need the same columns in the same order");
    }
  }

  /** A file as a person would write it. */
  public static String name(Path file) {
    String scheme = file.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? file.toUri().getPath() : file.toString();
  }

  private static RawTable read(SparkSession spark, Path file, Files source) {
    return format(file, source.format()) == Format.CSV
        ? new CsvFile(spark, file, source.delimiter()).read()
        : new ParquetInput(spark, file).read();
  }

  /** A reader that takes paths as they stand, with brackets and stars in them, and damage ill. */
  public static DataFrameReader reader(SparkSession spark) {
    return spark
        .read()
        .option("__globPaths__", false)
        .option("parquet.page.verify-checksum.enabled", true);
  }

  public static List<Path> files(SparkSession spark, String source) {
    try {
      Path path = new Path(source);
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
        throw new DataError(source + ": the folder has no files; check the path");
      }
      return files;
    } catch (FileNotFoundException e) {
      throw new DataError(source + ": no such file or folder; check the path");
    } catch (IllegalArgumentException | IOException e) { // a path may be none

      throw new DataError(source + ": cannot be read (" + e.getMessage() + "); check the path");
    }
  }

  public static Format format(Path file, Format asked) {
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
    throw new DataError(
        name(file)
            + ": its name does not show the format; set data.format (predict: --format) to csv or"
            + " parquet");
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
