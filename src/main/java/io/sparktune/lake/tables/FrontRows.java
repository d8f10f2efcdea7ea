package io.sparktune.lake.tables;

import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One row for each trial that enters the front of a study with several goals, or leaves it. */
final class FrontRows implements TableRows {

  private final String study;
  private final Goals goals;
  private final Map<String, String> columnByMetric;
  private List<FinishedTrial> known = List.of();
  private Front seen = Front.EMPTY;

  /**
   * @param columnByMetric the columns of the goals' metrics, and maybe others
   */
  FrontRows(String study, Goals goals, Map<String, String> columnByMetric) {
    this.study = study;
    this.goals = goals;
    this.columnByMetric = Map.copyOf(columnByMetric);
  }

  @Override
  public String table() {
    return "fronts";
  }

  @Override
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(new TableColumn("study", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("event", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("changed_at", TableColumn.Kind.TIME));
    columns.add(new TableColumn("trial", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("change", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("score", TableColumn.Kind.REAL));
    for (Goal goal : goals.further()) {
      String column = Objects.requireNonNull(columnByMetric.get(goal.column()), goal.column());
      columns.add(TableColumn.metric(column, goal.column()));
    }
    columns.add(new TableColumn("size", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("hypervolume", TableColumn.Kind.REAL));
    columns.add(new TableColumn("knee", TableColumn.Kind.INTEGER));
    return List.copyOf(columns);
  }

  @Override
  public List<Object[]> rows(long sequence, Event event, StudyState after) {
    Front front = after.front();
    if (front == seen) {
      return List.of();
    }
    seen = front;
    List<FinishedTrial> before = known;
    known = front.trials();
    if (known.equals(before)) {
      return List.of();
    }
    Object[] behind = {
      front.size(), front.hypervolume(), front.knee().orElseThrow().trial().number()
    };
    List<Object[]> rows = new ArrayList<>();
    for (FinishedTrial trial : before) {
      if (!front.has(trial.trial().number())) {
        rows.add(row(sequence, event, trial, "leave", behind));
      }
    }
    for (FinishedTrial trial : known) {
      if (!before.contains(trial)) {
        rows.add(row(sequence, event, trial, "enter", behind));
      }
    }
    return rows;
  }

  private Object[] row(
      long sequence, Event event, FinishedTrial trial, String change, Object[] behind) {
    Stream<Object> before = Stream.of(study, sequence, event.at(), trial.trial().number(), change);
    Stream<Object> scores = goals.all().stream().map(trial::scoreFor);
    return Stream.of(before, scores, Arrays.stream(behind)).flatMap(cells -> cells).toArray();
  }
}
