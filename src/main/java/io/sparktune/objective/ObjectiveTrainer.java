package io.sparktune.objective;

import io.sparktune.trial.EpochGate;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.FoldTrainer;
import io.sparktune.trial.Scores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Has an objective score trials, each of which is one fold. */
final class ObjectiveTrainer implements FoldTrainer {

  private final Objective objective;
  private final int mostEpochs;
  private final InstantSource clock;

  ObjectiveTrainer(Objective objective, int mostEpochs, InstantSource clock) {
    this.objective = objective;
    this.mostEpochs = mostEpochs;
    this.clock = clock;
  }

  @Override
  public FoldResult train(FoldAssignment assignment, EpochGate gate) {
    Instant startedAt = clock.instant();
    Attempt attempt = new Attempt(assignment, gate, mostEpochs);
    FoldOutcome outcome =
        gate.isOpen() ? outcome(attempt, startedAt) : new FoldOutcome.Stopped(0, 0, 0);
    return new FoldResult(
        assignment.trial().number(),
        assignment.fold(),
        assignment.attempt(),
        assignment.seed(),
        outcome,
        attempt.untold(),
        startedAt,
        clock.instant(),
        "",
        "");
  }

  /** A study waits for the end of each trial, so that nothing an objective throws may get away. */
  private FoldOutcome outcome(Attempt attempt, Instant startedAt) {
    double score;
    try {
      score = objective.score(attempt);
    } catch (OutOfMemoryError e) {
      return new FoldOutcome.Failed(FailureKind.OUT_OF_MEMORY, String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      return new FoldOutcome.Failed(FailureKind.CODE_ERROR, withPlace(e));
    }
    long millis = Duration.between(startedAt, clock.instant()).toMillis();
    if (attempt.isStopped()) {
      return new FoldOutcome.Stopped(attempt.epochs(), millis, 0);
    }
    if (!Double.isFinite(score)) {
      return new FoldOutcome.Failed(FailureKind.DIVERGED, "the score is " + score);
    }
    attempt.end(score);
    Scores scores = new Scores(Map.of("score", score), Map.of());
    return new FoldOutcome.Scored(score, scores, attempt.epochs(), attempt.epochs(), millis, 0);
  }

  private static String withPlace(Throwable problem) {
    StackTraceElement[] stack = problem.getStackTrace();
    return stack.length == 0 ? problem.toString() : problem + "\n  at " + stack[0];
  }
}
