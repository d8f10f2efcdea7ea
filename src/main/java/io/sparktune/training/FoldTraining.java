package io.sparktune.training;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Dataset;
import io.sparktune.data.Fold;
import io.sparktune.data.FoldPlan;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Trains and scores folds on an executor. To be shared between threads; each call runs in its own
 * thread alone, gives the same scores whatever else runs, and leaves no native memory behind.
 */
public final class FoldTraining {

  private final Dataset data;
  private final FoldPlan folds;
  private final Goal goal;
  private final List<String> perClassLabels;
  private final PreparationCache preparations = new PreparationCache();

  /**
   * A trainer for the folds of one study.
   *
   * @param perClassLabels classes for which precision, recall and F1 are also measured alone
   */
  public FoldTraining(Dataset data, FoldPlan folds, Goal goal, List<String> perClassLabels) {
    boolean hasClasses = data.target() instanceof ClassTarget;
    if (hasClasses != (goal.metric().task() == Task.CLASSIFICATION)) {
      throw new IllegalArgumentException(
          "the goal is to "
              + goal
              + ", but "
              + data.target().name()
              + " is a "
              + (hasClasses ? "class" : "number"));
    }
    List<String> labels = new ArrayList<>(perClassLabels);
    if (!goal.label().isEmpty() && !labels.contains(goal.label())) {
      labels.add(goal.label());
    }
    this.data = data;
    this.folds = folds;
    this.goal = goal;
    this.perClassLabels = List.copyOf(labels);
    requireLabels();
  }

  /**
   * Trains and scores one fold. Whatever goes wrong is a value, except errors of the virtual
   * machine other than memory that ran out.
   *
   * @throws CancellationException soon after the thread is interrupted
   */
  public FoldResult train(FoldAssignment assignment, TrialPlan plan, String host, String executor) {
    Instant startedAt = Instant.now();
    List<EpochScore> epochs = new ArrayList<>();
    FoldOutcome outcome = outcome(assignment, plan, epochs);
    return new FoldResult(
        assignment.trial().number(),
        assignment.fold(),
        assignment.attempt(),
        assignment.seed(),
        outcome,
        epochs,
        startedAt,
        Instant.now(),
        host,
        executor);
  }

  private FoldOutcome outcome(FoldAssignment assignment, TrialPlan plan, List<EpochScore> epochs) {
    Fold fold = folds.folds().get(assignment.fold());
    try (TrainingRun run =
        new TrainingRun(
            data,
            fold.trainRows(),
            preparations.fitted(data, assignment.fold(), fold.trainRows(), plan.preparation()),
            plan,
            plan.training().epochs(),
            assignment.seed())) {
      return scored(run, run.samples(fold.validationRows()), plan.training(), epochs);
    } catch (CancellationException e) {
      throw e;
    } catch (Exception | OutOfMemoryError e) {
      return Failures.of(e);
    }
  }

  private FoldOutcome scored(
      TrainingRun run, Samples validation, TrainingSettings settings, List<EpochScore> epochs) {
    EarlyStopping stopping = new EarlyStopping(settings, goal.direction());
    Stopwatch fit = new Stopwatch();
    Stopwatch score = new Stopwatch();
    while (!stopping.isOver()) {
      int epoch = stopping.epochs() + 1;
      long before = fit.millis() + score.millis();
      double loss = fit.time(() -> run.epoch(epoch));
      Measure measure =
          score.time(
              () -> {
                Predictions predictions = predictions(run, validation, epoch);
                Measure goalMeasure = predictions.measure(goal);
                stopping.add(goalMeasure, predictions);
                return goalMeasure;
              });
      long millis = fit.millis() + score.millis() - before;
      epochs.add(new EpochScore(epoch, loss, measure.isDefined() ? measure.value() : null, millis));
    }
    return outcome(stopping, fit.millis(), score.millis());
  }

  private FoldOutcome outcome(EarlyStopping stopping, long fitMillis, long scoreMillis) {
    EarlyStopping.Checked best = stopping.best();
    if (!best.score().isDefined()) {
      return new FoldOutcome.Failed(
          FailureKind.UNDEFINED_SCORE, goal.column() + " is undefined: " + best.score().reason());
    }
    return new FoldOutcome.Scored(
        best.score().value(),
        best.predictions().scores(perClassLabels),
        stopping.epochs(),
        best.epoch(),
        fitMillis,
        scoreMillis);
  }

  private static Predictions predictions(TrainingRun run, Samples validation, int epoch) {
    try {
      return run.predictions(validation);
    } catch (Divergence e) {
      throw new Divergence(e.getMessage() + " after epoch " + epoch);
    }
  }

  private void requireLabels() {
    List<String> known = data.target() instanceof ClassTarget target ? target.labels() : List.of();
    for (String label : perClassLabels) {
      if (!known.contains(label)) {
        throw new IllegalArgumentException("there is no class " + label + " among " + known);
      }
    }
  }
}
