package io.sparktune.spark.work;

import io.sparktune.data.DataError;
import io.sparktune.storage.FileSystems;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The visible files of a folder and of those below it. */
public final class FileTree {

  private static final int DEEPEST = 32;

  private FileTree() {}

  /** Their paths below the folder, in order. */
  public static List<String> below(String folder, Configuration configuration) {
    try {
      Path root = new Path(folder);
      FileSystem files = FileSystems.of(root, configuration);
      if (!files.getFileStatus(root).isDirectory()) {
        throw new DataError(
            folder + ": is a file of a form that its name does not show; set data.format");
      }
      List<String> found = new ArrayList<>();
      walk(files, root, "", 0, found);
      return found;
    } catch (FileNotFoundException e) {
      throw new DataError(folder + ": no such file or folder; check the path");
    } catch (IllegalArgumentException | IOException e) { // not every text is a path
      throw new DataError(folder + ": cannot be read (" + e.getMessage() + "); check the path");
    }
  }

  private static void walk(
      FileSystem files, Path folder, String prefix, int depth, List<String> found)
      throws IOException {
    if (depth > DEEPEST) {
      throw new DataError(
          "%s: there are more than %d folders in each other; remove links to folders above them"
              .formatted(prefix, DEEPEST));
    }
    lost(files, folder).forEach(name -> found.add(prefix + name));
    FileStatus[] listed = files.listStatus(folder);
    Arrays.sort(listed, Comparator.comparing(status -> status.getPath().getName()));
    for (FileStatus status : listed) {
      String name = status.getPath().getName();
      if (name.startsWith(".") || name.startsWith("_")) {
        continue;
      }
      if (status.isDirectory()) {
        walk(files, status.getPath(), prefix + name + "/", depth + 1, found);
      } else {
        found.add(prefix + name);
      }
    }
  }

  /** Links of this machine that lead to no file, which Hadoop passes over. */
  private static List<String> lost(FileSystem files, Path folder) throws IOException {
    if (!files.getUri().getScheme().equals("file")) {
      return List.of();
    }
    try (Stream<java.nio.file.Path> all =
        Files.list(java.nio.file.Path.of(folder.toUri().getPath()))) {
      return all.filter(file -> Files.isSymbolicLink(file) && !Files.exists(file))
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
          .sorted()
          .toList();
    }
  }
}
