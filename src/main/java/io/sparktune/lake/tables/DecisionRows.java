package io.sparktune.lake.tables;

import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row for each decision, in the order in which they were made. */
final class DecisionRows implements TableRows {

  private final String study;

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

  private record Decision(
      String name,
      @Nullable Integer trial,
      @Nullable Integer fold,
      @Nullable Integer epoch,
      @Nullable String reason) {}

  @Override
  public List<Object[]> rows(long sequence, Event event, StudyState after) {
    return decision(event)
        .map(
            made ->
                List.<Object[]>of(
                    new Object[] {
                      study,
                      sequence,
                      event.at(),
                      made.name(),
                      made.trial(),
                      made.fold(),
                      made.epoch(),
                      made.reason()
                    }))
        .orElse(List.of());
  }

  private static Optional<Decision> decision(Event event) {
    @Nullable Decision made = null;
    if (event instanceof Event.TrialProposed proposed) {
      Trial trial = proposed.trial();
      made = new Decision("propose", trial.number(), null, null, origin(trial.origin()));
    } else if (event instanceof Event.FoldStarted start) {
      made = new Decision("start", start.trial(), start.fold(), start.fromEpoch(), pause(start));
    } else if (event instanceof Event.TrialPruned prune) {
      made = new Decision("prune", prune.trial(), prune.fold(), prune.epoch(), prune.reason());
    } else if (event instanceof Event.TrialPromoted promoted) {
      made = new Decision("promote", promoted.trial(), null, null, pause(promoted.pauseAfter()));
    } else if (event instanceof Event.StudyClosed closed) {
      made = new Decision("close", null, null, null, closed.reason().text());
    }
    return Optional.ofNullable(made);
  }

  private static @Nullable String origin(@Nullable Origin origin) {
    return origin == null
        ? null
        : "resumes from trial " + origin.parent().number() + " after epoch " + origin.epoch();
  }

  private static @Nullable String pause(Event.FoldStarted started) {
    return started.attempt() == 1 && started.pauseAfter() == FoldAssignment.END
        ? null
        : "attempt " + started.attempt() + ", " + pause(started.pauseAfter());
  }

  private static String pause(int pauseAfter) {
    return pauseAfter == FoldAssignment.END ? "to the end" : "up to epoch " + pauseAfter;
  }
}
