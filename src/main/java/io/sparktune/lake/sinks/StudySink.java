package io.sparktune.lake.sinks;

import io.sparktune.lake.tables.TableSchema;
import io.sparktune.lake.tables.TableSink;

/**
 * A place as one study is written to it. It is opened for each batch and closed behind it, used by
 * one thread, and tried again after any exception. Another process may write the same study to the
 * same place at the same time ({@code export} beside the study), so that {@link #publish} and
 * {@link #replace} have to fail where the place covers more than was asked for before.
 */
public interface StudySink extends TableSink {

  /** Whether it has rows of a table, such as {@code trials}. */
  boolean takes(String table);

  /** The files of a place are the affair of whoever owns it. */
  @Override
  default void compact(TableSchema table) {}

  /**
   * Takes up what a study is beside its rows: it has ended, all rows are published, and its folder
   * has all that it leaves. May be called again.
   */
  default void ended() {}

  @Override
  default void close() {}
}
