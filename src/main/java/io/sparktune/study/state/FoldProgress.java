package io.sparktune.study.state;

import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import java.util.Optional;

/**
 * The progress of a fold.
 *
 * @param attempts how often it was given to the runner
 * @param failures how many of these failed
 * @param kept its latest checkpoint, or that of the trial that it resumes
 * @param outcome empty until it is over for good
 * @param takenOver whether an earlier run trained it
 */
record FoldProgress(
    Phase phase,
    int attempts,
    int failures,
    Checkpoint kept,
    LearningCurve curve,
    Optional<FoldOutcome> outcome,
    boolean takenOver) {

  enum Phase {
    /** Not with the runner, and to be given to it. */
    WAITING,
    /** With the runner. */
    RUNNING,
    /** Trained up to where its trial pauses. */
    PAUSED,
    /** Over for good. */
    OVER
  }

  static final FoldProgress NEW =
      new FoldProgress(
          Phase.WAITING, 0, 0, Checkpoint.NONE, LearningCurve.EMPTY, Optional.empty(), false);

  /** A fold before its own first epoch, after those of another trial. */
  static FoldProgress resuming(Checkpoint from, LearningCurve curve) {
    return new FoldProgress(Phase.WAITING, 0, 0, from, curve, Optional.empty(), false);
  }

  boolean is(Phase other) {
    return phase == other;
  }

  boolean isScored() {
    return outcome.filter(FoldOutcome.Scored.class::isInstance).isPresent();
  }

  /** How many epochs this study trained it. */
  int trained() {
    return takenOver ? 0 : curve.epochs();
  }

  /** The outcome of a scored fold. */
  FoldOutcome.Scored scored() {
    return (FoldOutcome.Scored) outcome.orElseThrow();
  }

  /** The outcome of a failed fold. */
  FoldOutcome.Failed failed() {
    return (FoldOutcome.Failed) outcome.orElseThrow();
  }

  boolean hasFailed() {
    return outcome.filter(FoldOutcome.Failed.class::isInstance).isPresent();
  }

  FoldProgress started() {
    return new FoldProgress(
        Phase.RUNNING, attempts + 1, failures, kept, curve, Optional.empty(), takenOver);
  }

  FoldProgress scored(Event.EpochsScored event, StudyRules rules) {
    LearningCurve longer = curve.with(event.scores(), rules);
    return new FoldProgress(
        phase, attempts, failures, later(event.kept()), longer, Optional.empty(), takenOver);
  }

  /** A repeated attempt may report earlier epochs again. */
  private Checkpoint later(Checkpoint other) {
    return other.epoch() > kept.epoch() ? other : kept;
  }

  /** The driver that started it is gone. */
  FoldProgress reopened() {
    return phase == Phase.RUNNING ? in(Phase.WAITING) : this;
  }

  /** Its trial is resumed. */
  FoldProgress promoted() {
    return phase == Phase.PAUSED ? in(Phase.WAITING) : this;
  }

  private FoldProgress in(Phase other) {
    return new FoldProgress(other, attempts, failures, kept, curve, outcome, takenOver);
  }

  FoldProgress after(FoldResult result, StudyRules rules) {
    LearningCurve longer = curve.with(result.epochs(), rules);
    FoldOutcome end = result.outcome();
    boolean taken = result.wasTakenOver();
    if (end instanceof FoldOutcome.Paused paused) {
      return new FoldProgress(
          Phase.PAUSED, attempts, failures, paused.kept(), longer, Optional.empty(), taken);
    }
    if (end instanceof FoldOutcome.Failed failed && failed.isTriedAgain(failures)) {
      return new FoldProgress(
          Phase.WAITING, attempts, failures + 1, kept, longer, Optional.empty(), taken);
    }
    return new FoldProgress(
        Phase.OVER, attempts, failures, Checkpoint.NONE, longer, Optional.of(end), taken);
  }
}
