package io.sparktune.lake;

import io.sparktune.study.Event;
import io.sparktune.study.StudyState;
import io.sparktune.trial.FoldAssignment;
import java.time.Instant;
import java.util.List;

/** One row for each decision, in the order in which they were made. */
final class DecisionRows implements TableRows {

  private final String study;
  private long sequence;

  DecisionRows(String study) {
    this.study = study;
  }

  @Override
  public String table() {
    return "decisions";
  }

  @Override
  public List<TableColumn> columns() {
    return List.of(
        new TableColumn("study", TableColumn.Kind.TEXT),
        new TableColumn("event", TableColumn.Kind.INTEGER),
        new TableColumn("decided_at", TableColumn.Kind.TIME),
        new TableColumn("decision", TableColumn.Kind.TEXT),
        new TableColumn("trial", TableColumn.Kind.INTEGER),
        new TableColumn("fold", TableColumn.Kind.INTEGER),
        new TableColumn("epoch", TableColumn.Kind.INTEGER),
        new TableColumn("reason", TableColumn.Kind.TEXT));
  }

  @Override
  public List<Object[]> rows(Event event, StudyState after) {
    sequence++;
    Instant at = event.at();
    if (event instanceof Event.TrialProposed proposed) {
      return row(at, "propose", proposed.trial().number(), null, null, null);
    }
    if (event instanceof Event.FoldStarted started) {
      return row(at, "start", started.trial(), started.fold(), started.fromEpoch(), pause(started));
    }
    if (event instanceof Event.TrialPruned pruned) {
      return row(at, "prune", pruned.trial(), pruned.fold(), pruned.epoch(), pruned.reason());
    }
    if (event instanceof Event.TrialPromoted promoted) {
      return row(at, "promote", promoted.trial(), null, null, pause(promoted.pauseAfter()));
    }
    if (event instanceof Event.StudyClosed closed) {
      return row(at, "close", null, null, null, closed.reason().text());
    }
    return List.of();
  }

  private static String pause(Event.FoldStarted started) {
    return started.attempt() == 1 && started.pauseAfter() == FoldAssignment.END
        ? null
        : "attempt " + started.attempt() + ", " + pause(started.pauseAfter());
  }

  private static String pause(int pauseAfter) {
    return pauseAfter == FoldAssignment.END ? "to the end" : "up to epoch " + pauseAfter;
  }

  private List<Object[]> row(
      Instant at, String decision, Integer trial, Integer fold, Integer epoch, String reason) {
    return List.<Object[]>of(
        new Object[] {study, sequence, at, decision, trial, fold, epoch, reason});
  }
}
