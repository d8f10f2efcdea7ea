package io.sparktune.simulation;

import io.sparktune.trial.Metric;
import io.sparktune.trial.Trial;
import java.time.Duration;

/**
 * Folds that go like those of another model, but take longer, as where slots share cores, or less
 * long.
 *
 * @param slowdown how many times as long
 */
public record SlowedFolds(FoldModel folds, double slowdown) implements FoldModel {

  public SlowedFolds {
    if (!(slowdown > 0) || slowdown == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("the slowdown is " + slowdown);
    }
  }

  @Override
  public FoldCourse course(Trial trial, int fold) {
    FoldCourse course = folds.course(trial, fold);
    return new FoldCourse(
        Duration.ofNanos(slowed(course.setUp().toNanos())),
        course.epochs().stream()
            .map(epoch -> new FoldCourse.Epoch(epoch.score(), slowed(epoch.nanos())))
            .toList(),
        course.failure());
  }

  private long slowed(long nanos) {
    return Math.round(slowdown * nanos);
  }

  @Override
  public double measured(Trial trial, int fold, String column) {
    boolean isTime =
        Metric.costs().stream()
            .anyMatch(metric -> metric.isTime() && metric.column().equals(column));
    return (isTime ? slowdown : 1) * folds.measured(trial, fold, column);
  }

  @Override
  public Duration dispatch() {
    return folds.dispatch();
  }
}
