package io.sparktune.lake.tables;

import java.io.Closeable;
import java.util.List;

/**
 * A place that the tables of a study are written to. Rows are published in the order of the events;
 * what a sink covers survives the process, so that a resumed study publishes no row twice. Rows
 * that were made from another journal, or from events that it no longer has, are not covered and
 * give way to what is published.
 */
public interface TableSink extends Closeable {

  /** The last event of the journal whose rows are in a table, 0 before any. */
  long covered(TableSchema table);

  /**
   * Adds the rows of all events up to this one that are not in the table yet; readers see all of
   * them or none.
   *
   * @param rows cells in the order of the columns
   */
  void publish(TableSchema table, List<Object[]> rows, long through);

  /**
   * Puts these rows in place of all that are in the table; readers see all of the old or all of the
   * new ones.
   *
   * @param rows cells in the order of the columns, of all events up to this one
   */
  void replace(TableSchema table, List<Object[]> rows, long through);

  /** Puts few parts in place of many; the rows stay the same. */
  void compact(TableSchema table);
}
