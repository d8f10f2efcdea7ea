package io.sparktune.spark.input;

import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Files of one format with the same columns.
 *
 * @param rows the columns that have a type, then those of {@link
 *     io.sparktune.spark.input.files.RowOrigin}; all found by place
 * @param unnamed columns that the files do not name
 * @param notes on what was decided about the files without being asked for
 */
record FileGroup(
    InputFormat format,
    List<Path> files,
    List<SourceColumn> columns,
    Dataset<Row> rows,
    Set<String> unnamed,
    List<String> notes) {

  /** Files that leave nothing to decide. */
  FileGroup(InputFormat format, List<Path> files, List<SourceColumn> columns, Dataset<Row> rows) {
    this(format, files, columns, rows, Set.of(), List.of());
  }
}
