package io.sparktune.study;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.StudyShape;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.SearchSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.space.expression.Expression;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.loop.Journal;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.Costs;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small study whose folds need no training: the score is the value of x, less for later folds.
 */
public final class Fixtures {

  public static final Instant NOW = Instant.parse("2026-11-22T06:00:00.123456Z");
  public static final long SEED = 42;
  public static final int MOST_EPOCHS = 27;
  public static final int POPULATION = 10;

  private Fixtures() {}

  public static Space space() {
    List<Parameter> parameters = List.of(new RealParameter("model.x", 0, 1, Scale.LINEAR));
    return new Space(parameters);
  }

  public static Scheduler scheduler(int trials) {
    return new Scheduler(
        new RandomSettings().sampler(new SearchShape(space(), SEED)),
        new SearchSettings(new RandomSettings(), trials, 0),
        SEED);
  }

  /** No trial is pruned. */
  public static StudyRules rules(int folds, Direction direction) {
    return rules(folds, direction, new PrunerSettings.None(), RaceTest.NONE, 0);
  }

  /** Trials of at most {@link #MOST_EPOCHS}. */
  public static StudyRules rules(
      int folds, Direction direction, PrunerSettings pruner, RaceTest test, int window) {
    return rules(
        folds,
        Goals.of(new Goal(StandardClassMetric.ACCURACY, "", direction)),
        pruner,
        test,
        window);
  }

  /** The same with any goals. */
  public static StudyRules rules(
      int folds, Goals goals, PrunerSettings pruner, RaceTest test, int window) {
    return rules(folds, goals, List.of(), pruner, test, window);
  }

  /** Complete trials have to keep these constraints; none is pruned. */
  public static StudyRules rules(int folds, Goals goals, List<Expression> constraints) {
    return rules(folds, goals, constraints, new PrunerSettings.None(), RaceTest.NONE, 0);
  }

  /** Ten trials that replace each other, compared at equal intervals. */
  public static StudyRules population(int folds, int intervalEpochs) {
    StudyRules rules =
        rules(
            folds,
            Direction.MAXIMIZE,
            new PrunerSettings.Population(intervalEpochs, 0.2),
            RaceTest.NONE,
            0);
    return new StudyRules(
        folds,
        rules.goals(),
        OutcomeConstraints.NONE,
        MOST_EPOCHS,
        rules.pruner(),
        rules.race(),
        0,
        POPULATION);
  }

  private static StudyRules rules(
      int folds,
      Goals goals,
      List<Expression> constraints,
      PrunerSettings pruner,
      RaceTest test,
      int window) {
    Direction direction = goals.first().direction();
    return new StudyRules(
        folds,
        goals,
        OutcomeConstraints.of(constraints, Metrics.standard().all()),
        MOST_EPOCHS,
        pruner.pruner(new StudyShape(MOST_EPOCHS, direction, 1000, 0)),
        new FoldRace(new RaceSettings(test, 0.95), folds, folds == 1 ? 1 : 1.0 / (folds - 1)),
        window);
  }

  public static Event.StudyOpened opened(int trials) {
    return opened(Limits.ofTrials(trials), null);
  }

  public static Event.StudyOpened opened(Limits limits, Instant deadline) {
    return new Event.StudyOpened(NOW, "small", "file", "data", "0", limits, deadline);
  }

  public static FoldResult scored(FoldAssignment fold) {
    double score = (Double) fold.trial().values().of("model.x").orElseThrow() - 0.01 * fold.fold();
    return result(
        fold,
        new FoldOutcome.Scored(
            score,
            new Scores(Map.of("accuracy", score), Map.of("roc_auc", "only class a")),
            2,
            2,
            12,
            3));
  }

  /** A fold that was scored, of a network with these costs. */
  public static FoldResult scored(FoldAssignment fold, double score, Costs costs) {
    Scores scores = new Scores(Map.of("accuracy", score), Map.of());
    return result(fold, new FoldOutcome.Scored(score, scores, 2, 2, 12, 3, costs));
  }

  /** All that happens to a complete trial of these fold scores. */
  public static List<Event> complete(int number, List<Double> scores, Costs costs) {
    Trial trial = new Trial(number, new Values(Map.of("model.x", scores.get(0))), number);
    List<Event> events = new ArrayList<>();
    events.add(new Event.TrialProposed(NOW, trial));
    for (int fold = 0; fold < scores.size(); fold++) {
      events.add(new Event.FoldStarted(NOW, number, fold, 1, 0, FoldAssignment.END));
      FoldAssignment assignment = new FoldAssignment(trial, fold, 1);
      events.add(new Event.FoldFinished(NOW, scored(assignment, scores.get(fold), costs)));
    }
    return events;
  }

  /** A fold that an earlier run scored. */
  public static FoldResult takenOver(FoldAssignment fold, String from) {
    return scored(fold).takenOver(from);
  }

  public static FoldResult failed(FoldAssignment fold, FailureKind kind) {
    return result(fold, new FoldOutcome.Failed(kind, "it is " + kind.column()));
  }

  public static FoldResult result(FoldAssignment fold, FoldOutcome outcome) {
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        outcome,
        List.of(new EpochScore(1, 0.7, 0.5, 4), new EpochScore(2, null, null, 5)),
        NOW,
        NOW.plusMillis(15),
        "host",
        "1");
  }

  /** Keeps events in memory. */
  public static final class MemoryJournal implements Journal {
    private final List<Event> events = new ArrayList<>();

    @Override
    public long append(Event event) {
      events.add(event);
      return events.size();
    }

    public List<Event> events() {
      return List.copyOf(events);
    }

    @Override
    public void close() {}
  }
}
