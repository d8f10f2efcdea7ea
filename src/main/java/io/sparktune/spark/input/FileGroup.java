package io.sparktune.spark.input;

import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * Files of one format with the same columns.
 *
 * @param unnamed columns that the files do not name
 * @param notes on what was decided about the files without being asked for
 */
record FileGroup(
    InputFormat format,
    List<Path> files,
    List<SourceColumn> columns,
    GroupRows rows,
    Set<String> unnamed,
    List<String> notes) {

  /** Files that leave nothing to decide. */
  FileGroup(InputFormat format, List<Path> files, List<SourceColumn> columns, GroupRows rows) {
    this(format, files, columns, rows, Set.of(), List.of());
  }
}
