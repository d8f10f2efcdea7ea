package io.sparktune.lake;

import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.net.UnknownHostException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A path and the file system that it is on, as {@link FileSystems} has it; there may be nothing
 * yet.
 */
public record FilePath(Path path, FileSystem fileSystem) {

  /**
   * The path that a text names.
   *
   * @throws IOException where the text is not a path, or its file system cannot be reached
   */
  public static FilePath of(String name, Configuration configuration) throws IOException {
    try {
      Path path = new Path(name);
      return new FilePath(path, FileSystems.of(path, configuration));
    } catch (IllegalArgumentException e) { // no path, or a host that nobody knows
      throw new IOException(explanation(e), e);
    }
  }

  /** A name of the same place that does not depend on the working directory. */
  public static String absolute(String name, Configuration configuration) {
    try {
      FilePath place = of(name, configuration);
      Path whole =
          place
              .path()
              .makeQualified(place.fileSystem().getUri(), place.fileSystem().getWorkingDirectory());
      boolean isLocal = whole.toUri().getScheme().equals("file");
      return isLocal && !name.startsWith("file:") ? whole.toUri().getPath() : whole.toString();
    } catch (IOException e) {
      return name;
    }
  }

  private static String explanation(IllegalArgumentException failure) {
    if (failure.getCause() instanceof UnknownHostException unknown) {
      return "no such host: " + unknown.getMessage();
    }
    Throwable cause = failure.getCause();
    return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
  }
}
