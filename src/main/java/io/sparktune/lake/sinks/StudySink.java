package io.sparktune.lake.sinks;

import io.sparktune.lake.tables.TableSchema;
import io.sparktune.lake.tables.TableSink;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;

/**
 * A place as one study is written to it. It is opened for each batch and closed behind it, used by
 * one thread, and tried again after any exception. Another process may write the same study to the
 * same place at the same time ({@code export} beside the study): where the place covers more than
 * it did when it was asked, {@link #publish} and {@link #replace} have to fail, or to take the
 * place of what was added.
 */
public interface StudySink extends TableSink {

  /** Whether it has rows of a table, such as {@code trials}. */
  boolean takes(String table);

  /** Sees each event before its rows are published, from the first one on. */
  default void recorded(long sequence, Event event, StudyState after) {}

  /** Writes what follows from the events that it has seen, beside its tables. */
  default void flush() {}

  /** The files of a place are the affair of whoever owns it. */
  @Override
  default void compact(TableSchema table) {}

  /**
   * Takes up what a study is beside its rows: it has ended, all rows are published, and its folder
   * has all that it leaves but {@code result.json} and {@code report.html}, which tell of the sinks
   * too. It is called again once these are there, if {@link SinkSettings#takesFiles}.
   */
  default void ended() {}

  @Override
  default void close() {}
}
