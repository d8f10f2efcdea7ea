package io.sparktune.lake.tables;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.space.Space;
import io.sparktune.training.metrics.MetricValue;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.metrics.NumberMetric;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.StandardNumberMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No metric takes the name of a column that a table with metrics has anyway. */
final class ReservedColumnsTest {

  private record Named(String key) implements NumberMetric {

    @Override
    public Direction direction() {
      return Direction.MINIMIZE;
    }

    @Override
    public MetricValue measure(NumberPredictions predictions) {
      return MetricValue.of(predictions.rows());
    }
  }

  static Stream<String> columns() {
    Goals goals = Goals.of(new Goal(StandardNumberMetric.RMSE, "", Direction.MINIMIZE));
    return Stream.of(
            new FoldRows("study", Map.of()),
            new TrialRows("study", new Space(List.of()), Map.of()),
            new FrontRows("study", goals, Map.of()))
        .flatMap(table -> table.columns().stream())
        .map(TableColumn::name)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aFixedColumn_isNoMetric(String column) {
    assertThatThrownBy(() -> Metrics.standard().with(List.of(new Named(column.replace('_', '-')))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(column.replace('_', '-'));
  }
}
