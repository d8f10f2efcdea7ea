package io.sparktune.spark.input.files;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Format;
import io.sparktune.storage.FileSystems;
import io.sparktune.storage.SpecialFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.util.QuotingUtils;

/** The files of a source: their order, names and formats. */
public final class InputFiles {

  /** What is to be done with archives and other compressed files. */
  public static final String UNPACK =
      "a way that is not read; unpack it, or compress it as .csv.gz or .csv.bz2";

  /** The bytes of files that are small. */
  private static final long SMALL = 4 << 20;

  private InputFiles() {}

  /** A file as a person would write it. */
  public static String name(Path file) {
    String scheme = file.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? file.toUri().getPath() : file.toString();
  }

  /**
   * A reader that refuses damaged pages and reads dates of the sixteenth century as they are. Paths
   * are patterns to it: give it those of {@link #texts}.
   */
  public static DataFrameReader reader(SparkSession spark) {
    return spark
        .read()
        .option("datetimeRebaseMode", "CORRECTED")
        .option("int96RebaseMode", "CORRECTED")
        .option("parquet.page.verify-checksum.enabled", true);
  }

  /** The column of exactly this name, dots and backquotes in it included. */
  public static Column column(Dataset<Row> rows, String name) {
    return rows.col(QuotingUtils.quoteIdentifier(name));
  }

  /** The paths of these files and of no others, brackets and stars in them included. */
  public static String[] texts(List<Path> files) {
    return files.stream()
        .map(file -> file.toString().replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0"))
        .toArray(String[]::new);
  }

  /**
   * A file, or the files of a folder by their names, without hidden ones.
   *
   * @throws DataError if there are none
   */
  public static List<Path> list(Configuration fileSystems, String source) {
    try {
      Path path = new Path(SubmittedFiles.inContainer(source).orElse(source));
      FileSystem fileSystem = FileSystems.of(path, fileSystems);
      FileStatus status = fileSystem.getFileStatus(path);
      requireOrdinary(fileSystem, path);
      if (!status.isDirectory()) {
        return List.of(status.getPath());
      }
      List<Path> listed =
          Arrays.stream(fileSystem.listStatus(path))
              .filter(FileStatus::isFile)
              .map(FileStatus::getPath)
              .filter(file -> !file.getName().startsWith("_") && !file.getName().startsWith("."))
              .sorted(Comparator.comparing(Path::getName))
              .toList();
      List<Path> inPartitions = inPartitions(fileSystem, path);
      if (inPartitions.size() > listed.size() && !listed.isEmpty()) {
        Path other =
            inPartitions.stream().filter(file -> !listed.contains(file)).findFirst().orElseThrow();
        throw new DataError(
            source
                + ": holds files beside folders such as "
                + status
                    .getPath()
                    .toUri()
                    .relativize(other.toUri())
                    .getPath()
                    .replaceFirst("/.*", "")
                + "; give all of them such folders, or list those that are meant in data.path");
      }
      List<Path> files = listed.isEmpty() ? inPartitions : listed;
      if (files.isEmpty()) {
        throw new DataError(source + ": the folder has no files; check the path");
      }
      for (Path file : files) {
        requireOrdinary(fileSystem, file);
      }
      return files;
    } catch (FileNotFoundException e) {
      Optional<String> sent = SubmittedFiles.named(source);
      if (sent.isPresent()) {
        return list(fileSystems, sent.get());
      }
      throw new DataError(source + ": no such file or folder; " + SubmittedFiles.remedy(source));
    } catch (IllegalArgumentException | IOException e) { // not every text is a path
      throw new DataError(source + ": cannot be read (" + e.getMessage() + "); check the path");
    }
  }

  private static void requireOrdinary(FileSystem fileSystem, Path path) throws IOException {
    if (SpecialFiles.contain(fileSystem, path)) {
      throw new DataError(
          name(path) + ": is a device or a pipe; write its rows to a file, and name that");
    }
  }

  /** All visible files in the folders of a folder whose names hold columns, by their paths. */
  private static List<Path> inPartitions(FileSystem fileSystem, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (FileStatus status : fileSystem.listStatus(folder)) {
      Path path = status.getPath();
      boolean isHidden = path.getName().startsWith("_") || path.getName().startsWith(".");
      if (status.isFile() && !isHidden) {
        files.add(path);
      } else if (status.isDirectory() && !isHidden && path.getName().indexOf('=') > 0) {
        files.addAll(inPartitions(fileSystem, path));
      }
    }
    files.sort(Comparator.comparing(Path::toString));
    return files;
  }

  /**
   * Whether files are on this machine, and so small that starting tasks takes longer than reading.
   */
  public static boolean areSmallAndLocal(Configuration fileSystems, List<Path> files) {
    long bytes = 0;
    for (Path file : files) {
      try {
        if (!isLocal(file)) {
          return false;
        }
        bytes += FileSystems.of(file, fileSystems).getFileStatus(file).getLen();
      } catch (IOException e) {
        return false; // whoever reads it says so
      }
    }
    return bytes <= SMALL;
  }

  private static boolean isLocal(Path file) {
    return "file".equals(file.toUri().getScheme());
  }

  /** The size of a file; 0 where it cannot be told. */
  public static long bytes(Configuration fileSystems, Path file) {
    try {
      return FileSystems.of(file, fileSystems).getFileStatus(file).getLen();
    } catch (IOException e) {
      return 0; // whoever reads it says so
    }
  }

  /** The address of a source, as its files have it. */
  public static Path address(Configuration fileSystems, String source) {
    Path path = new Path(source);
    try {
      return FileSystems.of(path, fileSystems).makeQualified(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach " + source, e);
    }
  }

  /** The format that is asked for, or else that of the file's name. */
  public static Format format(Path file, Format asked) {
    if (asked != Format.AUTO) {
      return asked;
    }
    String name = file.getName().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2|zst|lz4)$", "");
    if (name.endsWith(".parquet")) {
      return Format.PARQUET;
    }
    if (name.endsWith(".orc")) {
      return Format.ORC;
    }
    if (name.endsWith(".avro")) {
      return Format.AVRO;
    }
    if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return Format.JSON;
    }
    if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
      return Format.CSV;
    }
    if (name.matches(".*\\.(xls[xmb]?|ods|numbers)")) {
      throw new DataError(name(file) + ": is a workbook; export a CSV file from it");
    }
    if (name.matches(".*\\.(zip|xz|lzma|7z|rar|tar|tgz|br|z)")) {
      throw new DataError(name(file) + ": is packed in " + UNPACK);
    }
    throw new DataError(
        name(file)
            + ": its name does not show the format; set data.format (predict: --format) to csv,"
            + " parquet, orc, avro or json");
  }
}
