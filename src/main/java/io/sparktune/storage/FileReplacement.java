package io.sparktune.storage;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Puts a file or folder in the place of another. Where a file system does that in one step, there
 * is no moment without the one or the other; elsewhere the one before is set aside under a hidden
 * name, by which readers find it, and deleted last.
 */
public record FileReplacement(FileSystem files) {

  private static final String ASIDE = ".old";

  /** Their servers rename onto a file in one step, if that is asked for. */
  private static final Set<String> OVERWRITING = Set.of("hdfs", "webhdfs", "swebhdfs");

  /**
   * Moves what has the first name to the second one.
   *
   * @param from beside the other
   */
  public void replace(Path from, Path to) throws IOException {
    if (OVERWRITING.contains(files.getUri().getScheme()) && files.getFileStatus(from).isFile()) {
      new Overwriting(files).overwrite(from, to);
    } else if (isRenamed(from, to)) {
      if (files.exists(aside(to))) {
        boolean unused = files.delete(aside(to), true); // of a writer that ended too early
      }
    } else {
      if (!files.exists(to)) {
        throw new IOException("cannot rename " + from + " to " + to);
      }
      exchange(from, to);
    }
  }

  private boolean isRenamed(Path from, Path to) throws IOException {
    if (files.exists(to) && files.getFileStatus(to).isDirectory()) {
      return false; // some would move into it
    }
    try {
      return files.rename(from, to);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private void exchange(Path from, Path to) throws IOException {
    Path aside = aside(to);
    boolean unused = files.delete(aside, true); // what it stood for is there
    rename(to, aside);
    try {
      rename(from, to);
    } catch (IOException e) {
      rename(aside, to);
      throw e;
    }
    unused = files.delete(aside, true);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  /** Brings back what was set aside by a writer that ended before it was replaced. */
  public void restore(Path path) throws IOException {
    if (files.exists(aside(path)) && !files.exists(path)) {
      rename(aside(path), path);
    }
  }

  /** Where a file is while another takes its place. */
  public static Path aside(Path path) {
    return new Path(path.getParent(), "." + path.getName() + ASIDE);
  }

  /** The name of the file for which one with this name was set aside. */
  public static Optional<String> ofAside(String name) {
    return name.startsWith(".") && name.endsWith(ASIDE)
        ? Optional.of(name.substring(1, name.length() - ASIDE.length()))
        : Optional.empty();
  }

  /** Reaches an operation of a file system that is not public. */
  private static final class Overwriting extends FilterFileSystem {

    Overwriting(FileSystem files) {
      super(files);
    }

    @SuppressWarnings("deprecation") // FileContext would connect once more
    void overwrite(Path from, Path to) throws IOException {
      rename(from, to, Options.Rename.OVERWRITE);
    }
  }
}
