package io.sparktune.simulation;

import io.sparktune.study.events.Event;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A segment of a fold in virtual time, which behaves like real training. */
final class SimulatedFold {

  private final FoldAssignment assignment;
  private final FoldCurve course;
  private final SimulatedExecutor executor;
  private final SimulatedRunner runner;
  private int epoch;
  private Checkpoint kept;
  private long nanosSinceKept;
  private @Nullable Instant startedAt;
  private boolean over;

  SimulatedFold(
      FoldAssignment assignment,
      FoldCurve course,
      SimulatedExecutor executor,
      SimulatedRunner runner) {
    this.assignment = assignment;
    this.course = course;
    this.executor = executor;
    this.runner = runner;
    this.epoch = assignment.from().epoch();
    this.kept = assignment.from();
  }

  SimulatedExecutor executor() {
    return executor;
  }

  boolean hasBegun() {
    return startedAt != null;
  }

  private boolean isOver() {
    return over || runner.isClosed();
  }

  /** The task has come to its slot. */
  void begin() {
    if (isOver()) {
      return;
    }
    startedAt = runner.clock().instant();
    runner.begun();
    if (!runner.inbox().wants(number(), assignment.fold(), assignment.attempt())) {
      end(new FoldOutcome.Stopped(epoch, 0, 0), List.of());
    } else if (epoch >= course.epochs().size()) {
      runner.agenda().enter(course.setUp().toNanos(), this::endWithoutEpochs);
    } else {
      goOn(course.setUp().toNanos());
    }
  }

  private void endWithoutEpochs() {
    if (!isOver()) {
      end(outcome(), List.of());
    }
  }

  private void goOn(long nanosBefore) {
    runner.agenda().enter(nanosBefore + course.epochs().get(epoch).nanos(), this::scored);
  }

  private void scored() {
    if (isOver()) {
      return;
    }
    FoldCurve.Epoch passed = course.epochs().get(epoch);
    epoch++;
    runner.trained();
    List<EpochScore> scores =
        List.of(
            new EpochScore(
                epoch, null, passed.score(), TimeUnit.NANOSECONDS.toMillis(passed.nanos())));
    if (epoch == course.epochs().size()) {
      end(outcome(), scores);
    } else if (epoch == assignment.pauseAfter()) {
      kept = new Checkpoint(assignment.attempt(), epoch);
      end(new FoldOutcome.Paused(kept, millis(), 0), scores);
    } else {
      keepIfDue(passed);
      pass(scores);
    }
  }

  private void keepIfDue(FoldCurve.Epoch passed) {
    nanosSinceKept += passed.nanos();
    if (TimeUnit.NANOSECONDS.toMillis(nanosSinceKept) >= runner.millisPerCheckpoint()) {
      kept = new Checkpoint(assignment.attempt(), epoch);
      nanosSinceKept = 0;
    }
  }

  private void pass(List<EpochScore> scores) {
    Event.EpochsScored scored =
        new Event.EpochsScored(
            runner.clock().instant(),
            number(),
            assignment.fold(),
            assignment.attempt(),
            scores,
            kept);
    if (runner.inbox().ask(scored) == EpochDecision.STOP) {
      end(new FoldOutcome.Stopped(epoch, millis(), 0), List.of());
    } else {
      goOn(0);
    }
  }

  private FoldOutcome outcome() {
    if (course.failure() != null) {
      return course.failure();
    }
    Direction direction = runner.rules().direction();
    Double best = null;
    int bestEpoch = 0;
    for (int place = 0; place < course.epochs().size(); place++) {
      Double score = course.epochs().get(place).score();
      if (score != null && (best == null || direction.isBetter(score, best))) {
        best = score;
        bestEpoch = place + 1;
      }
    }
    return best == null
        ? new FoldOutcome.Failed(FailureKind.UNDEFINED_SCORE, "no epoch has a score")
        : new FoldOutcome.Scored(best, measured(), epoch, bestEpoch, millis(), 0);
  }

  private Scores measured() {
    Map<String, Double> measured = new LinkedHashMap<>();
    for (String column : runner.rules().required()) {
      double value = runner.model().measured(assignment.trial(), assignment.fold(), column);
      measured.put(column, value);
    }
    return new Scores(measured, Map.of());
  }

  private long millis() {
    long nanos = 0;
    for (FoldCurve.Epoch passed : course.epochs().subList(0, epoch)) {
      nanos += passed.nanos();
    }
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private void end(FoldOutcome outcome, List<EpochScore> scores) {
    over = true;
    runner.ended(this, result(outcome, scores));
  }

  /** The executor goes away; nothing that was entered for this fold happens any more. */
  FoldResult lost() {
    over = true;
    String message = "executor " + executor.number() + " was lost";
    return result(new FoldOutcome.Failed(FailureKind.LOST_EXECUTOR, message), List.of());
  }

  private FoldResult result(FoldOutcome outcome, List<EpochScore> scores) {
    Instant now = runner.clock().instant();
    return new FoldResult(
        number(),
        assignment.fold(),
        assignment.attempt(),
        assignment.seed(),
        outcome,
        scores,
        startedAt == null ? now : startedAt,
        now,
        "simulated",
        String.valueOf(executor.number()));
  }

  private int number() {
    return assignment.trial().number();
  }
}
