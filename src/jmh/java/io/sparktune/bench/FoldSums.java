package io.sparktune.bench;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.time.Duration;

/** Adds up what a study's folds tell of themselves. */
final class FoldSums implements StudyObserver {

  private final Workload workload;
  private int folds;
  private double taskMillis;
  private double fitMillis;
  private double scoringMillis;
  private double accuracies;

  FoldSums(Workload workload) {
    this.workload = workload;
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    if (event instanceof Event.TrialProposed proposal) {
      requireSame(proposal);
    } else if (event instanceof Event.FoldFinished finished) {
      add(finished.result());
    }
  }

  /** Both sides train the same trials. */
  private void requireSame(Event.TrialProposed proposal) {
    if (workload.fits().stream()
        .noneMatch(fit -> fit.assignment().trial().equals(proposal.trial()))) {
      throw new IllegalStateException("the bare loop does not train " + proposal.trial());
    }
  }

  private void add(FoldResult result) {
    if (!(result.outcome() instanceof FoldOutcome.Scored scored)) {
      throw new IllegalStateException("a fold failed: " + result.outcome());
    }
    folds++;
    taskMillis += Duration.between(result.startedAt(), result.finishedAt()).toNanos() / 1e6;
    fitMillis += scored.fitMillis();
    scoringMillis += scored.scoreMillis();
    accuracies += scored.score();
  }

  Measurement measurement(Meter meter, String setting, int slots, int round) {
    return new Measurement(
        setting,
        "sparktune",
        slots,
        round,
        folds,
        meter.wallMillis(),
        meter.cpuMillis(),
        taskMillis,
        fitMillis,
        scoringMillis,
        accuracies / folds,
        meter.othersCores(),
        Meter.residentMegabytes());
  }
}
