package io.sparktune.trial;

import java.io.Serializable;
import java.util.Locale;

/**
 * Something that a study looks for: a metric and a direction.
 *
 * @param label the class that the metric is asked for, empty where it is asked over all classes
 */
public record Goal(Metric metric, String label, Direction direction) implements Serializable {

  public Goal {
    if (!label.isEmpty() && !metric.isPerClass()) {
      throw new IllegalArgumentException(metric.key() + " cannot be asked for one class alone");
    }
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
}
