package io.sparktune.lake.output;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Makes one file of several of the same format. */
public sealed interface PartJoin permits JoinedBytes, JoinedParquet {

  /**
   * Writes a new file with all rows.
   *
   * @param parts at least one, in the order of their rows
   */
  void join(FileSystem fileSystem, List<Path> parts, Path joined) throws IOException;
}
