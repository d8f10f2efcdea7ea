package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Lists the files that several paths name. */
final class InputListing {

  private static final String PATTERN = ".*[*?\\[{].*";

  private final SparkSession spark;

  InputListing(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * The files of all paths, in their order, each once. A path is a file; a folder, which stands for
   * its files; or, where there is neither, a pattern of these such as {@code data/*.csv}.
   *
   * @throws DataError where a path names nothing
   */
  List<Path> files(List<String> paths) {
    return paths.stream()
        .flatMap(this::places)
        .flatMap(place -> InputFiles.list(spark, place).stream())
        .distinct()
        .toList();
  }

  /** The path itself, or those that fit it. */
  private Stream<String> places(String source) {
    if (!source.matches(PATTERN)) {
      return Stream.of(source);
    }
    try {
      Path pattern = new Path(source);
      FileSystem fileSystem = FileSystems.of(pattern, spark.sparkContext().hadoopConfiguration());
      if (fileSystem.exists(pattern)) {
        return Stream.of(source);
      }
      List<Path> fitting =
          Stream.ofNullable(fileSystem.globStatus(pattern))
              .flatMap(Arrays::stream)
              .map(status -> status.getPath())
              .filter(path -> !path.getName().startsWith("_") && !path.getName().startsWith("."))
              .sorted()
              .toList();
      if (fitting.isEmpty()) {
        throw new DataError(source + ": no file has such a name; check the path");
      }
      return fitting.stream().map(Path::toString);
    } catch (IllegalArgumentException | IOException e) { // not every text is a path
      throw new DataError(source + ": cannot be read (" + e.getMessage() + "); check the path");
    }
  }
}
