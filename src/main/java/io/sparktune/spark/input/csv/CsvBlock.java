package io.sparktune.spark.input.csv;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.Partition;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.FilePartition;
import org.apache.spark.sql.execution.datasources.PartitionedFile;

/**
 * A part of a CSV file: the lines that begin in it, but for the first one of all parts save the
 * file's first.
 *
 * @param file its address, as in {@link io.sparktune.spark.input.files.RowOrigin}
 * @param start of its bytes
 */
record CsvBlock(String file, long start, long length) implements Serializable {

  /** Blocks that one task reads, one behind the other, and where they are stored. */
  record Group(List<CsvBlock> blocks, List<String> hosts) {}

  /** A whole file. */
  static CsvBlock of(Path file) {
    return new CsvBlock(file.toUri().toString(), 0, Long.MAX_VALUE);
  }

  /** Those that Spark makes of files. */
  static List<Group> of(SparkSession spark, String[] files) {
    List<Group> groups = new ArrayList<>();
    for (Partition each : spark.read().text(files).queryExecution().toRdd().partitions()) {
      FilePartition partition = (FilePartition) each;
      groups.add(
          new Group(
              Arrays.stream(partition.files()).map(CsvBlock::of).toList(),
              List.of(partition.preferredLocations())));
    }
    return groups;
  }

  private static CsvBlock of(PartitionedFile part) {
    return new CsvBlock(part.toPath().toUri().toString(), part.start(), part.length());
  }

  /** The place behind the last byte. */
  long end() {
    return start + length;
  }
}
