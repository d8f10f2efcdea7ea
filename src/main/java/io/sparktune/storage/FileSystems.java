package io.sparktune.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The file systems of paths, for writing: those that are configured, and plain local files. */
public final class FileSystems {

  private FileSystems() {}

  /**
   * The file system of a path. Through the checksums of Hadoop's local file system, a started block
   * could not be made durable; a class that is configured for local files in place of Hadoop's is
   * left as it is.
   *
   * @throws IOException also where this Java cannot give a local file this name
   */
  public static FileSystem of(Path path, Configuration configuration) throws IOException {
    FileSystem found = path.getFileSystem(configuration);
    if (!(found instanceof LocalFileSystem local)) {
      return found;
    }
    FileNames.here().require(path);
    FileSystem raw = local.getRaw();
    return raw.getClass() == RawLocalFileSystem.class
        ? PlainLocalFileSystem.of(configuration)
        : raw;
  }
}
