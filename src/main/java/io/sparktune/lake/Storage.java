package io.sparktune.lake;

import io.sparktune.storage.StorageFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder on any Hadoop file system. Whole files appear under their names at once or not at all.
 */
public final class Storage {

  /** The content of a file that is written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final FileSystem fileSystem;
  private final Path root;
  private final String given;

  private Storage(FileSystem fileSystem, Path root, String given) {
    this.fileSystem = fileSystem;
    this.root = root;
    this.given = given;
  }

  /** A folder, which need not exist yet. */
  public static Storage at(String folder, Configuration configuration) {
    return StorageFailure.in(
        "reach",
        folder,
        () -> {
          FilePath place = FilePath.of(folder, configuration);
          Path root = place.fileSystem().makeQualified(place.path());
          return new Storage(place.fileSystem(), root, folder.replaceFirst("(?<=[^/:])/+$", ""));
        });
  }

  /** A folder in this one. */
  public Storage in(String name) {
    return new Storage(
        fileSystem, new Path(root, name), given + (given.endsWith("/") ? "" : "/") + name);
  }

  public FileSystem fileSystem() {
    return fileSystem;
  }

  public Path path(String name) {
    return new Path(root, name);
  }

  /** The folder as it was given, such as {@code runs/digits-mlp}. */
  @Override
  public String toString() {
    return given;
  }

  /** Where this folder is, with the scheme of its file system. */
  public String uri() {
    return root.toString();
  }

  /** The names of the files and folders in this folder, in order; none if there is no folder. */
  public List<String> names() {
    return StorageFailure.in("list", this, this::list);
  }

  private List<String> list() throws IOException {
    try {
      return Arrays.stream(fileSystem.listStatus(root))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** Whether there is such a folder or file. */
  public boolean exists() {
    return StorageFailure.in("reach", this, () -> fileSystem.exists(root));
  }

  /** The content of a file, empty if there is no such file. */
  public Optional<byte[]> bytes(String name) {
    return StorageFailure.in("read", file(name), () -> read(name));
  }

  private Optional<byte[]> read(String name) throws IOException {
    try (var in = fileSystem.open(path(name))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Puts a whole file in place of any of that name. */
  public void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts a whole file in place of any of that name. */
  public void write(String name, byte[] content) {
    write(name, out -> out.write(content));
  }

  /** Puts a whole file in place of any of that name. */
  public void write(String name, Content content) {
    try {
      Path hidden = path("." + name + ".new");
      try (FSDataOutputStream out = fileSystem.create(hidden, true)) {
        content.writeTo(out);
      }
      replace(hidden, path(name));
    } catch (IOException | FSError | StackOverflowError e) {
      throw StorageFailure.of("write", file(name), e);
    }
  }

  /** A file as a person would write it. */
  private String file(String name) {
    return this + "/" + name;
  }

  void replace(Path from, Path to) throws IOException {
    if (fileSystem.exists(to) && !fileSystem.delete(to, true)) {
      throw new IOException("cannot delete " + to);
    }
    rename(from, to);
  }

  public void rename(Path from, Path to) throws IOException {
    fileSystem.mkdirs(to.getParent());
    if (!fileSystem.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  public void delete(Path path) throws IOException {
    fileSystem.delete(path, true);
  }
}
