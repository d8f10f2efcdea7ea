package io.sparktune.trial;

import java.io.Serializable;
import java.util.Locale;

/**
 * What a study looks for: a metric and a direction.
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

  /** As written in study files, such as {@code maximize accuracy} or {@code maximize f1@yes}. */
  @Override
  public String toString() {
    String name = label.isEmpty() ? metric.key() : metric.key() + "@" + label;
    return direction.name().toLowerCase(Locale.ROOT) + " " + name;
  }
}
