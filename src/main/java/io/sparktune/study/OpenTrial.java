package io.sparktune.study;

import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/** A trial that is not over. */
record OpenTrial(Trial trial, Instant startedAt, List<FoldProgress> folds) {

  static OpenTrial proposed(Trial trial, Instant at, int folds) {
    return new OpenTrial(trial, at, Collections.nCopies(folds, new FoldProgress.Waiting(0, 0)));
  }

  OpenTrial with(int fold, UnaryOperator<FoldProgress> change) {
    List<FoldProgress> changed = new ArrayList<>(folds);
    changed.set(fold, change.apply(changed.get(fold)));
    return new OpenTrial(trial, startedAt, List.copyOf(changed));
  }

  OpenTrial reopened() {
    return new OpenTrial(trial, startedAt, folds.stream().map(FoldProgress::reopened).toList());
  }

  /** Whether this result is the answer to the latest attempt, which nobody answered yet. */
  boolean awaits(FoldResult result) {
    return folds.get(result.fold()) instanceof FoldProgress.Running running
        && running.attempts() == result.attempt();
  }

  int running() {
    return (int) folds.stream().filter(FoldProgress.Running.class::isInstance).count();
  }

  /** The folds that can be given to the runner; none once the trial has failed. */
  List<FoldAssignment> waiting() {
    if (failure() != null) {
      return List.of();
    }
    List<FoldAssignment> waiting = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      if (folds.get(fold) instanceof FoldProgress.Waiting progress) {
        waiting.add(new FoldAssignment(trial, fold, progress.attempts() + 1));
      }
    }
    return waiting;
  }

  boolean isOver() {
    return running() == 0 && waiting().isEmpty();
  }

  private FoldOutcome.Failed failure() {
    for (FoldProgress fold : folds) {
      if (fold instanceof FoldProgress.Finished finished
          && finished.outcome() instanceof FoldOutcome.Failed failed) {
        return failed;
      }
    }
    return null;
  }

  private List<FoldOutcome.Scored> scored() {
    List<FoldOutcome.Scored> scored = new ArrayList<>();
    for (FoldProgress fold : folds) {
      if (fold instanceof FoldProgress.Finished finished
          && finished.outcome() instanceof FoldOutcome.Scored outcome) {
        scored.add(outcome);
      }
    }
    return scored;
  }

  FinishedTrial finished(Instant at) {
    FoldOutcome.Failed failure = failure();
    List<FoldOutcome.Scored> scored = scored();
    long epochs =
        folds.stream()
            .mapToLong(fold -> fold instanceof FoldProgress.Finished over ? over.epochs() : 0)
            .sum();
    if (failure != null) {
      return new FinishedTrial(
          trial,
          TrialState.FAILED,
          null,
          null,
          scored.size(),
          epochs,
          0,
          startedAt,
          at,
          failure.kind(),
          failure.message());
    }
    double mean = scores(scored).average().orElseThrow();
    return new FinishedTrial(
        trial,
        TrialState.COMPLETE,
        mean,
        deviation(scored, mean),
        scored.size(),
        epochs,
        (int)
            Math.round(scored.stream().mapToInt(FoldOutcome.Scored::bestEpoch).average().orElse(0)),
        startedAt,
        at,
        null,
        null);
  }

  private static DoubleStream scores(List<FoldOutcome.Scored> scored) {
    return scored.stream().mapToDouble(FoldOutcome.Scored::score);
  }

  private static Double deviation(List<FoldOutcome.Scored> scored, double mean) {
    if (scored.size() < 2) {
      return null;
    }
    double squares = scores(scored).map(score -> (score - mean) * (score - mean)).sum();
    return Math.sqrt(squares / (scored.size() - 1));
  }
}
