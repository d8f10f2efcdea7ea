package io.sparktune.objective;

import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Scores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has objectives score trials, each of which is one fold. */
public final class ObjectiveTrainer implements SingleFoldTrainer {

  private static final String OWN = ObjectiveTrial.class.getName();

  private final MultiObjective objectives;
  private final Goals goals;
  private final int mostEpochs;
  private final ObjectiveStates states;
  private final long millisPerState;
  private final InstantSource clock;
  private final String host;
  private final String executor;

  ObjectiveTrainer(MultiObjective objectives, Goals goals, int mostEpochs, InstantSource clock) {
    this(objectives, goals, mostEpochs, ObjectiveStates.none(), Long.MAX_VALUE, clock, "", "");
  }

  /**
   * A trainer of trials with at most so many epochs.
   *
   * @param states where trials are kept that can be continued
   * @param millisPerState the least time from one state of a trial to the next
   * @param host and {@code executor} for the results
   */
  public ObjectiveTrainer(
      MultiObjective objectives,
      Goals goals,
      int mostEpochs,
      ObjectiveStates states,
      long millisPerState,
      InstantSource clock,
      String host,
      String executor) {
    this.objectives = objectives;
    this.goals = goals;
    this.mostEpochs = mostEpochs;
    this.states = states;
    this.millisPerState = millisPerState;
    this.clock = clock;
    this.host = host;
    this.executor = executor;
  }

  @Override
  public FoldResult train(FoldAssignment assignment, EpochCallback callback) {
    Instant startedAt = clock.instant();
    if (!callback.isOpen()) {
      return result(assignment, new FoldOutcome.Stopped(0, 0, 0), List.of(), startedAt);
    }
    ObjectiveTrial attempt =
        new ObjectiveTrial(
            assignment, callback, mostEpochs, new TrialStates(states, assignment, millisPerState));
    FoldOutcome outcome = outcome(attempt);
    return result(assignment, outcome, attempt.unreported(), startedAt);
  }

  private FoldResult result(
      FoldAssignment assignment,
      FoldOutcome outcome,
      List<EpochScore> unreported,
      Instant startedAt) {
    return new FoldResult(
        assignment.trial().number(),
        assignment.fold(),
        assignment.attempt(),
        assignment.seed(),
        outcome,
        unreported,
        startedAt,
        clock.instant(),
        host,
        executor);
  }

  /** A study waits for the end of each trial, so that nothing an objective throws may get away. */
  private FoldOutcome outcome(ObjectiveTrial attempt) {
    double[] scores;
    try {
      scores = objectives.scores(attempt);
    } catch (OutOfMemoryError e) {
      return FoldOutcome.Failed.outOfMemory(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      return new FoldOutcome.Failed(FailureKind.CODE_ERROR, withPlace(e));
    }
    long millis = attempt.millis();
    if (attempt.paused().isPresent()) {
      return new FoldOutcome.Paused(attempt.paused().get(), millis, 0);
    }
    if (attempt.isStopped()) {
      return new FoldOutcome.Stopped(attempt.epochs(), millis, 0);
    }
    return scored(attempt, scores, millis);
  }

  private FoldOutcome scored(ObjectiveTrial attempt, double[] scores, long millis) {
    List<Goal> all = goals.all();
    if (scores == null || scores.length != all.size()) {
      return new FoldOutcome.Failed(
          FailureKind.CODE_ERROR,
          "the scores are %s, for %s".formatted(Arrays.toString(scores), goals));
    }
    Map<String, Double> byName = new LinkedHashMap<>();
    for (int place = 0; place < scores.length; place++) {
      String name = all.get(place).column();
      if (!Double.isFinite(scores[place])) {
        return new FoldOutcome.Failed(
            FailureKind.DIVERGED, "the %s is %s".formatted(name, scores[place]));
      }
      byName.put(name, scores[place]);
    }
    attempt.end(scores[0]);
    return new FoldOutcome.Scored(
        scores[0], new Scores(byName, Map.of()), attempt.epochs(), attempt.epochs(), millis, 0);
  }

  private static String withPlace(Throwable problem) {
    StackTraceElement[] stack = problem.getStackTrace();
    return Arrays.stream(stack)
        .filter(place -> !place.getClassName().startsWith(OWN))
        .filter(place -> !place.getClassName().startsWith("java."))
        .findFirst()
        .or(() -> Arrays.stream(stack).findFirst())
        .map(place -> problem + "\n  at " + place)
        .orElse(problem.toString());
  }
}
