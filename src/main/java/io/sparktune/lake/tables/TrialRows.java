package io.sparktune.lake.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.settings.StrictJson;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.ValueType;
import io.sparktune.space.Values;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.study.selection.TrialStandings;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Origin;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row for each trial that is over, with a typed column for each parameter. */
final class TrialRows implements TableRows {

  private static final ObjectMapper JSON = StrictJson.builder().build();

  private final String study;
  private final Map<String, String> columnByMetric;
  private final List<Parameter> parameters;
  private int seen;

  /**
   * @param columnByMetric the columns of what is measured besides the score, in order
   */
  TrialRows(String study, Space space, Map<String, String> columnByMetric) {
    this.study = study;
    this.columnByMetric = Collections.unmodifiableMap(new LinkedHashMap<>(columnByMetric));
    this.parameters = space.parameters();
  }

  @Override
  public String table() {
    return "trials";
  }

  @Override
  public List<TableColumn> columns() {
    Stream<TableColumn> fixed =
        Stream.of(
            new TableColumn("study", TableColumn.Kind.TEXT),
            new TableColumn("trial", TableColumn.Kind.INTEGER),
            new TableColumn("state", TableColumn.Kind.TEXT),
            new TableColumn("score", TableColumn.Kind.REAL),
            new TableColumn("score_std", TableColumn.Kind.REAL),
            new TableColumn("folds", TableColumn.Kind.INTEGER),
            new TableColumn("epochs", TableColumn.Kind.INTEGER),
            new TableColumn("best_epoch", TableColumn.Kind.INTEGER),
            new TableColumn("started_at", TableColumn.Kind.TIME),
            new TableColumn("finished_at", TableColumn.Kind.TIME),
            new TableColumn("seed", TableColumn.Kind.INTEGER),
            new TableColumn("pruned_reason", TableColumn.Kind.TEXT),
            new TableColumn("failure_kind", TableColumn.Kind.TEXT),
            new TableColumn("failure_message", TableColumn.Kind.TEXT),
            new TableColumn("params_json", TableColumn.Kind.TEXT),
            new TableColumn("feasible", TableColumn.Kind.BOOLEAN),
            new TableColumn("parent", TableColumn.Kind.INTEGER),
            new TableColumn("parent_epoch", TableColumn.Kind.INTEGER),
            new TableColumn("rank", TableColumn.Kind.INTEGER),
            new TableColumn("tied", TableColumn.Kind.BOOLEAN),
            new TableColumn("honest_score", TableColumn.Kind.REAL));
    Stream<TableColumn> means =
        columnByMetric.entrySet().stream()
            .map(metric -> TableColumn.metric(metric.getValue(), metric.getKey()));
    Map<String, String> columnByParameter =
        ColumnNames.of(
            "param_", parameters.stream().map(Parameter::name).toList(), columnByMetric.values());
    Stream<TableColumn> varying =
        parameters.stream()
            .map(
                parameter ->
                    TableColumn.parameter(
                        Objects.requireNonNull(columnByParameter.get(parameter.name())),
                        kind(parameter.type()),
                        parameter.name()));
    return Stream.of(fixed, means, varying).flatMap(columns -> columns).toList();
  }

  private static TableColumn.Kind kind(ValueType type) {
    return switch (type) {
      case INTEGER -> TableColumn.Kind.INTEGER;
      case REAL -> TableColumn.Kind.REAL;
      case BOOLEAN -> TableColumn.Kind.BOOLEAN;
      case TEXT -> TableColumn.Kind.TEXT;
    };
  }

  /** Where the study has a winner, all trials get their places. */
  @Override
  public boolean replacesAll(Event event) {
    return event instanceof Event.StudyClosed closed && closed.reason() != StopReason.STOPPED;
  }

  @Override
  public List<Object[]> rows(long sequence, Event event, StudyState after) {
    List<FinishedTrial> finished = after.finished();
    List<FinishedTrial> added = finished.subList(replacesAll(event) ? 0 : seen, finished.size());
    seen = finished.size();
    TrialStandings standings = replacesAll(event) ? TrialStandings.of(after) : TrialStandings.NONE;
    return added.stream().map(over -> row(over, standings.of(over))).toList();
  }

  private Object[] row(FinishedTrial over, TrialStandings.Standing standing) {
    Values values = over.trial().values();
    Optional<TrialOutcome.Complete> complete = over.completion();
    Optional<TrialOutcome.Failed> failure = over.failure();
    Optional<Origin> origin = Optional.ofNullable(over.trial().origin());
    Stream<Object> fixed =
        Arrays.stream(
            new Object[] {
              study,
              over.trial().number(),
              over.state().column(),
              cell(complete, TrialOutcome.Complete::score),
              cell(complete, TrialRows::deviation),
              over.folds(),
              over.epochs(),
              cell(complete, TrialOutcome.Complete::bestEpoch),
              over.startedAt(),
              over.finishedAt(),
              over.trial().seed(),
              over.pruneReason().orElse(null),
              cell(failure, failed -> failed.kind().column()),
              cell(failure, TrialOutcome.Failed::message),
              json(values),
              cell(complete, feasible -> over.isFeasible()),
              cell(origin, parent -> parent.parent().number()),
              cell(origin, Origin::epoch),
              standing.rank(),
              standing.isTied(),
              standing.honestScore()
            });
    Stream<Object> means = columnByMetric.keySet().stream().map(over.measured()::get);
    Stream<Object> varying =
        parameters.stream().map(parameter -> values.byName().get(parameter.name()));
    return Stream.of(fixed, means, varying).flatMap(cells -> cells).toArray();
  }

  private static @Nullable Double deviation(TrialOutcome.Complete complete) {
    OptionalDouble deviation = complete.scoreDeviation();
    return deviation.isPresent() ? (Double) deviation.getAsDouble() : null;
  }

  private static <T> @Nullable Object cell(Optional<T> row, Function<T, @Nullable Object> column) {
    return row.map(column).orElse(null);
  }

  private static String json(Values values) {
    try {
      return JSON.writeValueAsString(values.byName());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + values, e);
    }
  }
}
