package io.sparktune.run.monitoring;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Meter;
import com.codahale.metrics.Metric;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.TrialState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The numbers of a study in progress, as metrics that are read from any thread. */
final class StudyMetrics implements StudyObserver {

  private final Meter folds = new Meter();
  private final Meter failures = new Meter();
  private volatile StudyState state;

  /**
   * @param before what earlier drivers did
   */
  StudyMetrics(StudyState before) {
    this.state = before;
  }

  @Override
  public void recorded(long sequence, Event event, StudyState after) {
    if (event instanceof Event.FoldFinished finished) {
      count(finished.result());
    }
    state = after;
  }

  private void count(FoldResult result) {
    if (result.outcome() instanceof FoldOutcome.Failed) {
      failures.mark();
    } else if (result.outcome() instanceof FoldOutcome.Scored && !result.wasTakenOver()) {
      folds.mark();
    }
  }

  /** The metrics by name, in Spark's manner. */
  Map<String, Metric> byName() {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put("trials.proposed", gauge(StudyState::proposed));
    metrics.put("trials.open", gauge(now -> now.open().size()));
    metrics.put("trials.complete", gauge(now -> now.count(TrialState.COMPLETE)));
    metrics.put("trials.pruned", gauge(now -> now.count(TrialState.PRUNED)));
    metrics.put("trials.failed", gauge(now -> now.count(TrialState.FAILED)));
    metrics.put("folds.scored", folds);
    metrics.put("folds.failures", failures);
    metrics.put("folds.perHour", gauge(now -> folds.getMeanRate() * TimeUnit.HOURS.toSeconds(1)));
    metrics.put("epochs.trained", gauge(StudyState::epochs));
    metrics.put("slots.total", gauge(StudyState::slots));
    metrics.put("slots.busy", gauge(now -> Math.min(now.running(), now.slots())));
    metrics.put("best.score", gauge(StudyMetrics::bestScore));
    metrics.put("best.trial", gauge(StudyMetrics::bestTrial));
    return metrics;
  }

  private Gauge<Number> gauge(Function<StudyState, Number> value) {
    return () -> value.apply(state);
  }

  private static double bestScore(StudyState now) {
    return now.best().map(FinishedTrial::score).orElse(Double.NaN);
  }

  private static int bestTrial(StudyState now) {
    return now.best().map(best -> best.trial().number()).orElse(-1);
  }
}
