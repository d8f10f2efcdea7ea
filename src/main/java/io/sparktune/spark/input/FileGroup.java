package io.sparktune.spark.input;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Files of one format with the same columns.
 *
 * @param rows the columns that have a type, then those of {@link RowOrigin}; all found by place
 */
record FileGroup(
    InputFormat format, List<Path> files, List<SourceColumn> columns, Dataset<Row> rows) {}
