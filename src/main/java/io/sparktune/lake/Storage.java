package io.sparktune.lake;

import io.sparktune.storage.FencedFileSystem;
import io.sparktune.storage.FileReplacement;
import io.sparktune.storage.SpecialFiles;
import io.sparktune.storage.StorageFailure;
import io.sparktune.storage.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A folder on any Hadoop file system. Whole files appear under their names at once or not at all.
 */
public final class Storage {

  /** The content of a file that is written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Of a file that is read as a whole, where nothing else is known. */
  private static final int MOST_BYTES = 1 << 27;

  private final FileSystem fileSystem;
  private final FencedFileSystem.Fence fence;
  private final Path root;
  private final String given;

  private Storage(FileSystem fileSystem, FencedFileSystem.Fence fence, Path root, String given) {
    this.fileSystem = fileSystem;
    this.fence = fence;
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
          return new Storage(
              place.fileSystem(), () -> {}, root, folder.replaceFirst("(?<=[^/:])/+$", ""));
        });
  }

  /** The same folder, in which nothing is changed without asking a fence. */
  public Storage fenced(FencedFileSystem.Fence fence) {
    return new Storage(new FencedFileSystem(fileSystem, fence), fence, root, given);
  }

  /**
   * Requires that this process may change the folder.
   *
   * @throws io.sparktune.storage.LostFolder if it may not any more
   */
  public void requireOwn() throws IOException {
    fence.require();
  }

  /** A folder in this one. */
  public Storage in(String name) {
    return new Storage(
        fileSystem, fence, new Path(root, name), given + (given.endsWith("/") ? "" : "/") + name);
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
          .map(name -> FileReplacement.ofAside(name).orElse(name))
          .distinct()
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

  /** The names in this folder that are those of folders, devices and pipes. */
  public Set<String> namesOfOthers() {
    return StorageFailure.in("list", this, this::others);
  }

  private Set<String> others() throws IOException {
    Set<String> others = new HashSet<>();
    try {
      for (FileStatus each : fileSystem.listStatus(root)) {
        if (!each.isFile() || SpecialFiles.contain(fileSystem, each.getPath())) {
          others.add(each.getPath().getName());
        }
      }
    } catch (FileNotFoundException e) {
      return Set.of();
    }
    return others;
  }

  /** This folder, or the one before while another takes its place. */
  public Storage present() {
    Path aside = FileReplacement.aside(root);
    return StorageFailure.in(
        "reach",
        this,
        () ->
            !fileSystem.exists(root) && fileSystem.exists(aside)
                ? new Storage(fileSystem, fence, aside, given)
                : this);
  }

  /** The content of a file, empty if there is no such file. */
  public Optional<byte[]> bytes(String name) {
    return bytes(name, MOST_BYTES);
  }

  /** The content of a file of at most so many bytes, empty if there is no such file. */
  public Optional<byte[]> bytes(String name, int most) {
    return StorageFailure.in("read", given(name), () -> read(name, most));
  }

  private Optional<byte[]> read(String name, int most) throws IOException {
    try (var in = file(name).open()) {
      byte[] content = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new IOException("it has more than " + most + " bytes");
      }
      return Optional.of(content);
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

  /** Puts a whole file in place of any of that name, and makes it durable. */
  public void write(String name, Content content) {
    try {
      file(name).write(out -> writeDurably(out, content));
    } catch (IOException | StackOverflowError e) {
      throw StorageFailure.of("write", given(name), e);
    }
  }

  /** Puts a whole folder in place of any of that name. */
  public void writeFolder(String name, Consumer<Storage> content) {
    Storage unfinished = in("." + name + ".new");
    StorageFailure.in("write", in(name), () -> fileSystem.delete(unfinished.root, true));
    content.accept(unfinished);
    StorageFailure.in(
        "write",
        in(name),
        () -> {
          new FileReplacement(fileSystem).replace(unfinished.root, path(name));
          return name;
        });
  }

  private static void writeDurably(FSDataOutputStream out, Content content) throws IOException {
    content.writeTo(out);
    if (out.hasCapability(StreamCapabilities.HSYNC)) {
      out.hsync();
    }
  }

  private WholeFile file(String name) {
    return new WholeFile(fileSystem, path(name));
  }

  /** A file as a person would write it. */
  private String given(String name) {
    return this + "/" + name;
  }

  public void rename(Path from, Path to) throws IOException {
    fileSystem.mkdirs(to.getParent());
    if (!fileSystem.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  /** Deletes a file, if there is one. */
  public void deleteFile(String name) {
    StorageFailure.in("delete", given(name), () -> fileSystem.delete(path(name), false));
  }

  public void delete(Path path) throws IOException {
    fileSystem.delete(path, true);
  }
}
