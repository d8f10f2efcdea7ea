package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Files;
import io.sparktune.data.DataSource.Relation;
import io.sparktune.data.RawTable;
import io.sparktune.spark.input.files.InputSpark;
import io.sparktune.spark.input.relations.RelationFrames;
import java.util.Collection;

/** Reads the files of a source through Spark, in the order of their names. */
public final class SparkTable {

  private SparkTable() {}

  /**
   * The cells of all files, one below the other.
   *
   * @param ignored names of columns that may stay unread
   * @throws DataError if a file is missing, unreadable or malformed
   */
  public static RawTable read(InputSpark spark, Files source, Collection<String> ignored) {
    RawTable all = read(TableInput.open(spark, source), ignored);
    if (all.rows() == 0) {
      throw new DataError(source.path() + ": there are no rows; add rows below the header");
    }
    return all;
  }

  /**
   * The cells of a relation.
   *
   * @param ignored names of columns that may stay unread
   * @throws DataError if it is missing, or cannot be read
   */
  static RawTable read(RelationFrames frames, Relation relation, Collection<String> ignored) {
    RawTable all = read(TableInput.open(frames, relation), ignored);
    if (all.rows() == 0) {
      throw new DataError(relation.place() + ": there are no rows");
    }
    return all;
  }

  private static RawTable read(TableInput input, Collection<String> ignored) {
    return new TableRows(input.sorted(), ignored).table();
  }
}
