package io.sparktune.trial;

import io.sparktune.settings.Task;
import java.io.Serializable;
import java.util.Locale;

/**
 * Something that a study looks for: a metric, or a score by its name, and a direction.
 *
 * @param metric null for a score that is no metric
 * @param label the class that the metric is asked for, empty where it is asked over all classes;
 *     the name of a score that is no metric
 */
public record Goal(Metric metric, String label, Direction direction) implements Serializable {

  public Goal {
    if (metric == null) {
      requireName(label);
    } else if (!label.isEmpty() && !metric.isPerClass()) {
      throw new IllegalArgumentException(metric.key() + " cannot be asked for one class alone");
    }
  }

  /** A score of the user's own. */
  public static Goal named(String name, Direction direction) {
    return new Goal(null, name, direction);
  }

  private static void requireName(String name) {
    boolean isCost = Metric.costs().stream().anyMatch(cost -> cost.column().equals(name));
    if (name.isBlank() || isCost) {
      throw new IllegalArgumentException(
          "a goal is named \"" + name + "\"" + (isCost ? ", as a cost is" : ""));
    }
  }

  /** Whether it is measured once at the end of a fold, whatever is foretold. */
  public boolean isCost() {
    return metric != null && metric.isCost();
  }

  /** What kind of target it is for; null where it is none. */
  Task task() {
    return metric == null ? null : metric.task();
  }

  /** The column of the folds table that holds the score. */
  public String column() {
    if (metric == null) {
      return label;
    }
    return label.isEmpty() ? metric.column() : Scores.column(metric, label);
  }

  /** The metric as written in study files, such as {@code accuracy} or {@code f1@yes}. */
  public String name() {
    if (metric == null) {
      return label;
    }
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
}
