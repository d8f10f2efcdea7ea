package io.sparktune.trial;

import java.util.Locale;
import java.util.Objects;

/**
 * A metric and the direction in which a study optimises it. Two goals are equal if they are written
 * alike.
 *
 * @param label the class for which the metric is measured; empty for all classes
 */
public record Goal(Metric metric, String label, Direction direction) {

  public Goal {
    if (!label.isEmpty() && !metric.isPerClass()) {
      throw new IllegalArgumentException(metric.key() + " cannot be measured for one class alone");
    }
  }

  /** A score of an objective. */
  public static Goal named(String name, Direction direction) {
    return new Goal(new NamedScore(name, direction), "", direction);
  }

  /** Whether it is measured once at the end of a fold, whatever the task. */
  public boolean isCost() {
    return metric.isCost();
  }

  /** The column of the folds table that holds the score. */
  public String column() {
    return label.isEmpty() ? metric.column() : Scores.column(metric, label);
  }

  /** The metric as written in study files, such as {@code accuracy} or {@code f1@yes}. */
  public String name() {
    return label.isEmpty() ? metric.key() : metric.key() + "@" + label;
  }

  /** A score with its sign such that more is better. */
  public double merit(double score) {
    return direction == Direction.MAXIMIZE ? score : -score;
  }

  /** As written in study files, such as {@code maximize accuracy} or {@code maximize f1@yes}. */
  @Override
  public String toString() {
    return direction.name().toLowerCase(Locale.ROOT) + " " + name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Goal goal
        && direction == goal.direction
        && label.equals(goal.label)
        && metric.key().equals(goal.metric.key());
  }

  @Override
  public int hashCode() {
    return Objects.hash(metric.key(), label, direction);
  }
}
