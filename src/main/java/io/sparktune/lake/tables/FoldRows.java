package io.sparktune.lake.tables;

import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row for each attempt at a fold that came back, with a column for each metric. */
final class FoldRows implements TableRows {

  private final String study;
  private final Map<String, String> columnByMetric;

  /** Epochs of folds that are not over, by trial and fold. */
  private final Map<List<Integer>, Integer> epochs = new HashMap<>();

  /**
   * @param columnByMetric the columns of the metrics, in order
   */
  FoldRows(String study, Map<String, String> columnByMetric) {
    this.study = study;
    this.columnByMetric = Collections.unmodifiableMap(new LinkedHashMap<>(columnByMetric));
  }

  @Override
  public String table() {
    return "folds";
  }

  @Override
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(new TableColumn("study", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("trial", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("fold", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("attempt", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("state", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("score", TableColumn.Kind.REAL));
    columnByMetric.forEach((metric, column) -> columns.add(TableColumn.metric(column, metric)));
    columns.add(new TableColumn("undefined_metrics", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("epochs", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("best_epoch", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("fit_millis", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("score_millis", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("started_at", TableColumn.Kind.TIME));
    columns.add(new TableColumn("finished_at", TableColumn.Kind.TIME));
    columns.add(new TableColumn("host", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("executor", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("seed", TableColumn.Kind.INTEGER));
    columns.add(new TableColumn("failure_kind", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("failure_message", TableColumn.Kind.TEXT));
    columns.add(new TableColumn("taken_from", TableColumn.Kind.TEXT));
    return List.copyOf(columns);
  }

  @Override
  public List<Object[]> rows(long sequence, Event event, StudyState after) {
    if (event instanceof Event.EpochsScored scored) {
      count(List.of(scored.trial(), scored.fold()), scored.scores());
      return List.of();
    }
    if (event instanceof Event.FoldFinished finished) {
      FoldResult result = finished.result();
      List<Integer> fold = List.of(result.trial(), result.fold());
      count(fold, result.epochs());
      Object[] row = row(result, epochs.getOrDefault(fold, 0));
      if (after.checkpoint(result.trial(), result.fold()).epoch() == 0) {
        epochs.remove(fold);
      }
      return List.<Object[]>of(row);
    }
    return List.of();
  }

  private void count(List<Integer> fold, List<EpochScore> scores) {
    if (!scores.isEmpty()) {
      epochs.put(fold, scores.get(scores.size() - 1).epoch());
    }
  }

  private Object[] row(FoldResult result, int trained) {
    FoldOutcome.Scored scored =
        result.outcome() instanceof FoldOutcome.Scored outcome ? outcome : null;
    FoldOutcome.Failed failed =
        result.outcome() instanceof FoldOutcome.Failed outcome ? outcome : null;
    Stream<Object> before =
        Arrays.stream(
            new Object[] {
              study,
              result.trial(),
              result.fold(),
              result.attempt(),
              state(result.outcome()),
              scored == null ? null : scored.score()
            });
    Stream<Object> measured =
        columnByMetric.keySet().stream()
            .map(metric -> scored == null ? null : cell(scored.measured(metric)));
    Stream<Object> behind =
        Arrays.stream(
            new Object[] {
              scored == null ? null : undefined(scored),
              trained,
              scored == null ? null : scored.bestEpoch(),
              scored == null ? null : scored.fitMillis(),
              scored == null ? null : scored.scoreMillis(),
              result.startedAt(),
              result.finishedAt(),
              result.host(),
              result.executor(),
              result.seed(),
              failed == null ? null : failed.kind().column(),
              failed == null ? null : failed.message(),
              result.takenFrom()
            });
    return Stream.of(before, measured, behind).flatMap(cells -> cells).toArray();
  }

  private static @Nullable Double cell(OptionalDouble measured) {
    return measured.isPresent() ? (Double) measured.getAsDouble() : null;
  }

  private static String state(FoldOutcome outcome) {
    if (outcome instanceof FoldOutcome.Scored) {
      return "complete";
    }
    if (outcome instanceof FoldOutcome.Paused) {
      return "paused";
    }
    return outcome instanceof FoldOutcome.Stopped ? "stopped" : "failed";
  }

  /** Each metric without a value and why, or null where all have one. */
  private static @Nullable String undefined(FoldOutcome.Scored scored) {
    String reasons =
        scored.scores().undefined().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? null : reasons;
  }
}
