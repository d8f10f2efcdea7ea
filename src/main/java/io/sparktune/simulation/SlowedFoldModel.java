package io.sparktune.simulation;

import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.Arrays;

/**
 * Folds that go like those of another model, but take longer, as where slots share cores, or less
 * long.
 *
 * @param slowdown how many times as long
 * @param compiling by which the first folds are held up, see {@link Slowdown}; all of them begin so
 *     much later
 */
public record SlowedFoldModel(FoldModel folds, double slowdown, Duration compiling)
    implements FoldModel {

  public SlowedFoldModel {
    if (!(slowdown > 0) || slowdown == Double.POSITIVE_INFINITY || compiling.isNegative()) {
      throw new IllegalArgumentException(
          "the slowdown is " + slowdown + ", the first folds are held up by " + compiling);
    }
  }

  /** Folds as they were measured side by side. */
  public SlowedFoldModel(FoldModel folds, Slowdown measured) {
    this(folds, measured.factor(), measured.compiling());
  }

  @Override
  public FoldCurve course(Trial trial, int fold) {
    FoldCurve course = folds.course(trial, fold);
    return new FoldCurve(
        slowed(course.setUp()),
        course.epochs().stream()
            .map(epoch -> new FoldCurve.Epoch(epoch.score(), slowed(epoch.nanos())))
            .toList(),
        course.failure());
  }

  private Duration slowed(Duration duration) {
    return Duration.ofNanos(slowed(duration.toNanos()));
  }

  private long slowed(long nanos) {
    return Math.round(slowdown * nanos);
  }

  @Override
  public double measured(Trial trial, int fold, String column) {
    boolean isTime =
        Arrays.stream(CostMetric.values())
            .anyMatch(metric -> metric.isTime() && metric.column().equals(column));
    return (isTime ? slowdown : 1) * folds.measured(trial, fold, column);
  }

  @Override
  public Duration start() {
    return folds.start().plus(compiling);
  }

  /** A task comes to its slot on the cores that folds are trained on. */
  @Override
  public Duration dispatch() {
    return slowed(folds.dispatch());
  }
}
