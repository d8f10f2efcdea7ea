package io.sparktune.report;

import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Estimates the time that a study has left, from the folds that this driver trained. */
public final class ProgressMeter {

  private final int trials;
  private final int folds;
  private final long epochsBefore;
  private long foldsToDo;
  private Instant openedAt = Instant.EPOCH;
  private int trialsSeen;
  private int trialsTrained;
  private long foldsDone;

  /**
   * @param folds of each trial
   * @param before what earlier drivers did
   */
  public ProgressMeter(int trials, int folds, StudyState before) {
    this.trials = trials;
    this.folds = folds;
    this.epochsBefore = before.epochs();
    this.trialsSeen = before.finished().size();
    this.foldsToDo = (long) (trials - trialsSeen) * folds;
  }

  /** The progress after an event; empty where it is not the end of a fold. */
  public Optional<StudyProgress> after(Event event, StudyState state) {
    if (event instanceof Event.StudyOpened) {
      openedAt = event.at();
    }
    if (!(event instanceof Event.FoldFinished finished)) {
      return Optional.empty();
    }
    int done = finished.result().outcome() instanceof FoldOutcome.Paused ? 0 : 1;
    if (finished.result().wasTakenOver()) {
      foldsToDo -= done; // in no time, which says nothing about the others
    } else {
      foldsDone += done;
    }
    List<FinishedTrial> over = state.finished();
    for (; trialsSeen < over.size(); trialsSeen++) {
      trialsTrained += over.get(trialsSeen).isTakenOver() ? 0 : 1;
    }
    Duration elapsed = Duration.between(openedAt, event.at());
    return Optional.of(
        new StudyProgress(
            trials,
            over.size(),
            over.isEmpty() ? null : over.get(over.size() - 1),
            foldsDone,
            state.best().orElse(null),
            state.front().size(),
            elapsed,
            left(state, elapsed)));
  }

  private Duration left(StudyState state, Duration elapsed) {
    Duration left =
        state.rules().population() > 0 ? ofEpochs(state, elapsed) : ofFolds(state, elapsed);
    if (state.deadline().isPresent()) {
      Duration allowed = Duration.between(state.now(), state.deadline().get());
      left = shorter(left, allowed.isNegative() ? Duration.ZERO : allowed);
    }
    return left;
  }

  /** By folds or by trials, whichever is less: trials that are pruned have fewer folds. */
  private Duration ofFolds(StudyState state, Duration elapsed) {
    int over = state.finished().size();
    Duration left = elapsed.multipliedBy(foldsLeft(over)).dividedBy(Math.max(1, foldsDone));
    return trialsTrained > 0
        ? shorter(left, elapsed.multipliedBy(trials - over).dividedBy(trialsTrained))
        : left;
  }

  /** Trials that replace each other resume each other's epochs. */
  private Duration ofEpochs(StudyState state, Duration elapsed) {
    StudyRules rules = state.rules();
    long all = (long) rules.population() * folds * rules.mostEpochs();
    long done = Math.max(1, state.epochs() - epochsBefore);
    return elapsed.multipliedBy(Math.max(0, all - state.epochs())).dividedBy(done);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** At most: a trial that fails ends without its later folds. */
  private long foldsLeft(int over) {
    return Math.max(0, Math.min(foldsToDo - foldsDone, (long) (trials - over) * folds));
  }
}
