package io.sparktune.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Local paths that are neither files nor folders, such as pipes and {@code /dev/zero}: reading them
 * may never end.
 */
public final class SpecialFiles {

  private SpecialFiles() {}

  /** Whether a path leads to one. */
  public static boolean contain(FileSystem files, Path path) throws IOException {
    if (files instanceof LocalFileSystem local) {
      return is(local.pathToFile(path).toPath());
    }
    if (files instanceof FilterFileSystem front) {
      return contain(front.getRawFileSystem(), path);
    }
    return files instanceof RawLocalFileSystem raw && is(raw.pathToFile(path).toPath());
  }

  /** Fails for a path that leads to one. */
  static void refuse(RawLocalFileSystem files, Path path) throws IOException {
    if (contain(files, path)) {
      throw new NoOrdinaryFile("it is a device or a pipe");
    }
  }

  /**
   * Fails for a local path that leads to one, or to a folder.
   *
   * @throws NoOrdinaryFile which names it
   */
  public static void requireFile(java.nio.file.Path path) throws IOException {
    if (is(path)) {
      throw new NoOrdinaryFile(path + " is a device or a pipe");
    }
    if (Files.isDirectory(path)) {
      throw new NoOrdinaryFile(path + " is a folder");
    }
  }

  private static boolean is(java.nio.file.Path path) throws IOException {
    return Files.exists(path) && Files.readAttributes(path, BasicFileAttributes.class).isOther();
  }
}
