package io.sparktune.lake.tables;

import io.sparktune.lake.Storage;
import io.sparktune.space.Space;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tables of a study, made from its events while it runs. Files are written by a thread of their
 * own, so that the loop never waits for them. Rows that cannot be written are kept and tried again:
 * a study never ends for what can be made from its journal.
 */
public final class Tables implements StudyObserver, Closeable {

  /** Each before the tables that its rows belong to: a reader who sees a trial sees its folds. */
  private final List<Pending> pending;

  private final TablePublisher publisher;

  /**
   * @param metrics the names of the metrics in the folds table
   */
  public Tables(Storage folder, String study, Space space, StudyRules rules, List<String> metrics) {
    this(List.of(new ParquetSink(folder)), study, space, rules, metrics);
  }

  /**
   * The same in other places too.
   *
   * @param sinks that are written to in this order; the caller closes them
   */
  public Tables(
      List<TableSink> sinks, String study, Space space, StudyRules rules, List<String> metrics) {
    Map<String, String> columnByMetric =
        ColumnNames.of(
            "", Stream.of(metrics, rules.measured()).flatMap(List::stream).toList(), List.of());
    List<TableRows> tables = new ArrayList<>();
    tables.add(new EpochRows(study));
    tables.add(new FoldRows(study, of(columnByMetric, metrics)));
    tables.add(new DecisionRows(study));
    if (rules.goals().areSeveral()) {
      tables.add(new FrontRows(study, rules.goals(), columnByMetric));
    }
    tables.add(new TrialRows(study, space, of(columnByMetric, rules.measured())));
    pending = tables.stream().map(rows -> Pending.of(sinks, rows)).toList();
    publisher = new TablePublisher(pending.stream().map(Pending::outlets).toList());
    publisher.begin();
  }

  private static Map<String, String> of(Map<String, String> columnByMetric, List<String> metrics) {
    Map<String, String> some = new LinkedHashMap<>();
    metrics.forEach(metric -> some.put(metric, Objects.requireNonNull(columnByMetric.get(metric))));
    return some;
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    pending.forEach(table -> table.recorded(sequence, event, state));
  }

  /**
   * Writes what is left and makes each table one file, which has no rows if there are none. May be
   * repeated.
   *
   * @return why rows are lacking, where they cannot be written
   */
  public Optional<String> finish() {
    return publisher.finish();
  }

  /** Stops writing. Rows that are not written yet come back from the journal the next time. */
  @Override
  public void close() {
    boolean unused = publisher.stop();
  }

  /** A table and what its sinks do not have of it yet. */
  private record Pending(TableRows source, List<TableOutlet> outlets) {

    static Pending of(List<TableSink> sinks, TableRows source) {
      TableSchema table = new TableSchema(source.table(), source.columns());
      return new Pending(source, sinks.stream().map(sink -> new TableOutlet(sink, table)).toList());
    }

    void recorded(long sequence, Event event, StudyState state) {
      List<Object[]> added = source.rows(sequence, event, state);
      outlets.forEach(outlet -> outlet.add(added, sequence));
    }
  }
}
