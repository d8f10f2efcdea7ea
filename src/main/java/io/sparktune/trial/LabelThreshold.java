package io.sparktune.trial;

import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;

/** The probability from which on a row has a label: measured like a metric, but never a goal. */
public enum LabelThreshold implements ShareMetric {
  INSTANCE;

  /** The name in tables. */
  public static final String COLUMN = INSTANCE.column();

  /** Its column, where goals are of sets of labels. */
  public static List<String> columns(Goals goals) {
    return goals.first().metric().task().equals(INSTANCE.task()) ? List.of(COLUMN) : List.of();
  }

  @Override
  public String key() {
    return "label-threshold";
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  public boolean allows(Direction wanted) {
    return false;
  }

  @Override
  public Optional<Task> task() {
    return Optional.of(Task.MULTI_LABEL);
  }
}
