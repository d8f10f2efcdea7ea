package io.sparktune.trial;

import io.sparktune.settings.Task;
import java.util.Optional;

/**
 * A metric that is measured for one class alone, such as {@code f1@yes}.
 *
 * @param metric one that can be measured so
 */
public record OneClassMetric(Metric metric, String label) implements Metric {

  public OneClassMetric {
    if (label.isEmpty() || !metric.isPerClass()) {
      throw new IllegalArgumentException(
          metric.key() + " cannot be measured for the class \"" + label + "\" alone");
    }
  }

  @Override
  public String key() {
    return metric.key() + "@" + label;
  }

  @Override
  public String column() {
    return Scores.column(metric, label);
  }

  @Override
  public Direction direction() {
    return metric.direction();
  }

  @Override
  public boolean allows(Direction wanted) {
    return metric.allows(wanted);
  }

  @Override
  public double least() {
    return metric.least();
  }

  @Override
  public double greatest() {
    return metric.greatest();
  }

  @Override
  public Optional<Task> task() {
    return metric.task();
  }
}
