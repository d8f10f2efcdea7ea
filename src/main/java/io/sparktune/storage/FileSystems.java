package io.sparktune.storage;

import java.io.IOException;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * The file systems of paths, and the only way to them: whatever goes wrong in them is an {@link
 * IOException}.
 */
public final class FileSystems {

  private FileSystems() {}

  /**
   * The file system of a path, for writing. Through the checksums of Hadoop's local file system, a
   * started block could not be made durable; a class that is configured for local files in place of
   * Hadoop's is left as it is.
   *
   * @throws IOException also where this Java cannot give a local file this name
   */
  public static FileSystem of(Path path, Configuration configuration) throws IOException {
    FileSystem found = configured(path, configuration);
    if (!(found instanceof LocalFileSystem local)) {
      return new GuardedFileSystem(found);
    }
    FileNames.here().require(path);
    FileSystem raw = local.getRaw();
    return new GuardedFileSystem(
        raw.getClass() == RawLocalFileSystem.class ? PlainLocalFileSystem.of(configuration) : raw);
  }

  /** The file system of a path as it is configured, for reading: with the checksums that it has. */
  public static FileSystem asConfigured(Path path, Configuration configuration) throws IOException {
    return new GuardedFileSystem(configured(path, configuration));
  }

  /** Whether a path is of Hadoop's own local file system, which starts child processes. */
  private static boolean isPlainLocal(Path path, Configuration configuration) throws IOException {
    return configured(path, configuration) instanceof LocalFileSystem local
        && local.getRaw().getClass() == RawLocalFileSystem.class;
  }

  /**
   * The settings by which writers that open file systems of their own, such as Spark's, use plain
   * local files too; none where a path leads elsewhere, or other local files are configured.
   */
  public static Map<String, String> ofWriters(Path path, Configuration configuration)
      throws IOException {
    return isPlainLocal(path, configuration)
        ? Map.of(
            "fs.file.impl",
            PlainLocalFileSystem.class.getName(),
            "fs.file.impl.disable.cache",
            "true")
        : Map.of();
  }

  private static FileSystem configured(Path path, Configuration configuration) throws IOException {
    try {
      return path.getFileSystem(configuration);
    } catch (IllegalArgumentException e) { // such as a host that nobody knows
      throw e;
    } catch (UnsupportedFileSystemException e) {
      throw new IOException(Connectors.missing(path), e);
    } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
      throw Connectors.isMissing(e)
          ? new IOException(Connectors.missing(path), e)
          : Guard.failure(e);
    }
  }
}
