package io.sparktune.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that is written whole: at every moment it is the one before or the new one, wherever its
 * writer ends.
 */
public record WholeFile(FileSystem files, Path path) {

  private static final String UNFINISHED = ".new";

  /** The content of a file that is written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FSDataOutputStream out) throws IOException;
  }

  /** Puts this content in place of any that is there. */
  public void write(Content content) throws IOException {
    write("", content);
  }

  /**
   * The same where others may write the file at the same time.
   *
   * @param writer another one for each of them
   */
  public void write(String writer, Content content) throws IOException {
    if (files.hasPathCapability(path, CommonPathCapabilities.ABORTABLE_STREAM)) {
      writeAtOnce(content);
    } else {
      Path unfinished =
          new Path(path.getParent(), "." + path.getName() + suffix(writer) + UNFINISHED);
      try {
        writeTo(unfinished, content);
        new FileReplacement(files).replace(unfinished, path);
      } catch (Throwable e) {
        discard(unfinished, e);
        throw e;
      }
    }
  }

  private static String suffix(String writer) {
    return writer.isEmpty() ? "" : "." + writer;
  }

  private void writeTo(Path file, Content content) throws IOException {
    try (FSDataOutputStream out = files.create(file, true)) {
      content.writeTo(out);
    }
  }

  /** An object appears when its stream is closed, and there a rename would be a copy. */
  private void writeAtOnce(Content content) throws IOException {
    FSDataOutputStream out = files.create(path, true);
    try {
      content.writeTo(out);
    } catch (Throwable e) {
      out.abort();
      throw e;
    }
    out.close();
  }

  private void discard(Path unfinished, Throwable reason) {
    try {
      boolean unused = files.delete(unfinished, false);
    } catch (IOException | RuntimeException | Error e) {
      reason.addSuppressed(e);
    }
  }

  /** Whether this is the name of a file that a writer left when it ended too early. */
  public static boolean isLeftOver(String name) {
    return (name.startsWith(".") && name.endsWith(UNFINISHED))
        || FileReplacement.ofAside(name).isPresent();
  }

  /**
   * Opens the file, also where it is just being replaced.
   *
   * @throws FileNotFoundException if there is no such file
   */
  public FSDataInputStream open() throws IOException {
    try {
      return files.open(path);
    } catch (FileNotFoundException e) {
      try {
        return files.open(FileReplacement.aside(path));
      } catch (FileNotFoundException none) {
        throw e;
      }
    }
  }
}
