package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists the files that several paths name. */
final class InputListing {

  private static final String PATTERN = ".*[*?\\[{].*";

  private final Configuration fileSystems;

  InputListing(Configuration fileSystems) {
    this.fileSystems = fileSystems;
  }

  /**
   * The files of all paths, in their order, each once. A path is a file; a folder, which stands for
   * its files; or, where there is neither, a pattern of these such as {@code data/*.csv}.
   *
   * @throws DataError where a path names nothing
   */
  List<Path> files(List<String> paths) {
    return paths.stream()
        .flatMap(source -> told(source, () -> places(source)))
        .flatMap(place -> InputFiles.list(fileSystems, place).stream())
        .distinct()
        .toList();
  }

  /**
   * The folder below which the names of folders hold columns: the path itself; that above the first
   * star of a pattern; the one above all of several paths.
   */
  Path root(List<String> paths) {
    return paths.stream()
        .map(source -> told(source, () -> isPattern(source) ? fixed(source) : source))
        .map(path -> InputFiles.address(fileSystems, path))
        .reduce(InputListing::above)
        .orElseThrow();
  }

  /** Asks something of a file system. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  private static <T> T told(String source, Question<T> question) {
    try {
      return question.ask();
    } catch (IllegalArgumentException | IOException e) { // not every text is a path
      throw new DataError(source + ": cannot be read (" + e.getMessage() + "); check the path");
    }
  }

  private boolean isPattern(String source) throws IOException {
    return source.matches(PATTERN) && !files(new Path(source)).exists(new Path(source));
  }

  private FileSystem files(Path path) throws IOException {
    return FileSystems.of(path, fileSystems);
  }

  /** The part of a pattern above its first star. */
  private static String fixed(String pattern) {
    Path fixed = new Path(pattern);
    for (Path path = fixed; path != null; path = path.getParent()) {
      fixed = path.getName().matches(PATTERN) ? path.getParent() : fixed;
    }
    return fixed == null || fixed.toString().isEmpty() ? Path.CUR_DIR : fixed.toString();
  }

  /** The last folder that is above both, or is one of them. */
  private static Path above(Path one, Path other) {
    Path above = one;
    while (!above.isRoot() && !(other + Path.SEPARATOR).startsWith(above + Path.SEPARATOR)) {
      above = above.getParent();
    }
    return above;
  }

  /** The path itself, or those that fit it. */
  private Stream<String> places(String source) throws IOException {
    if (!isPattern(source)) {
      return Stream.of(source);
    }
    Path pattern = new Path(source);
    List<Path> fitting =
        Stream.ofNullable(files(pattern).globStatus(pattern))
            .flatMap(Arrays::stream)
            .map(status -> status.getPath())
            .filter(path -> !path.getName().startsWith("_") && !path.getName().startsWith("."))
            .sorted()
            .toList();
    if (fitting.isEmpty()) {
      throw new DataError(source + ": no file has such a name; check the path");
    }
    return fitting.stream().map(Path::toString);
  }
}
