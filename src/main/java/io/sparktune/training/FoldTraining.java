package io.sparktune.training;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedPreparation;
import io.sparktune.data.Fold;
import io.sparktune.data.FoldPlan;
import io.sparktune.trial.EpochGate;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goals;
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
  private final Goals goals;
  private final List<String> perClassLabels;
  private final StretchSettings settings;
  private final PreparationCache preparations = new PreparationCache();

  /**
   * A trainer for the folds of one study.
   *
   * @param perClassLabels classes for which precision, recall and F1 are also measured alone
   */
  public FoldTraining(
      Dataset data,
      FoldPlan folds,
      Goals goals,
      List<String> perClassLabels,
      StretchSettings settings) {
    boolean hasClasses = data.target() instanceof ClassTarget;
    if (hasClasses != (goals.first().metric().task() == Task.CLASSIFICATION)) {
      throw new IllegalArgumentException(
          "the goal is to "
              + goals.first()
              + ", but "
              + data.target().name()
              + " is a "
              + (hasClasses ? "class" : "number"));
    }
    List<String> labels = new ArrayList<>(perClassLabels);
    goals.labels().stream().filter(label -> !labels.contains(label)).forEach(labels::add);
    this.data = data;
    this.folds = folds;
    this.goals = goals;
    this.settings = settings;
    this.perClassLabels = List.copyOf(labels);
    requireLabels();
  }

  /**
   * Trains and scores a stretch of a fold. Whatever goes wrong is a value, also in the gate, except
   * errors of the virtual machine other than memory that ran out.
   *
   * @throws CancellationException soon after the thread is interrupted
   */
  public FoldResult train(
      FoldAssignment assignment,
      TrialPlan plan,
      EpochGate gate,
      Checkpoints checkpoints,
      String host,
      String executor) {
    Instant startedAt = Instant.now();
    List<EpochScore> untold = new ArrayList<>();
    FoldOutcome outcome = outcome(assignment, plan, gate, checkpoints, untold);
    return new FoldResult(
        assignment.trial().number(),
        assignment.fold(),
        assignment.attempt(),
        assignment.seed(),
        outcome,
        untold,
        startedAt,
        Instant.now(),
        host,
        executor);
  }

  private FoldOutcome outcome(
      FoldAssignment assignment,
      TrialPlan plan,
      EpochGate gate,
      Checkpoints checkpoints,
      List<EpochScore> untold) {
    try {
      return gate.isOpen()
          ? trained(assignment, plan, gate, checkpoints, untold)
          : new FoldOutcome.Stopped(assignment.from().epoch(), 0, 0);
    } catch (CancellationException e) {
      throw e;
    } catch (Exception | OutOfMemoryError e) {
      return Failures.of(e);
    }
  }

  private FoldOutcome trained(
      FoldAssignment assignment,
      TrialPlan plan,
      EpochGate gate,
      Checkpoints checkpoints,
      List<EpochScore> untold) {
    Fold fold = folds.folds().get(assignment.fold());
    FittedPreparation preparation =
        preparations.fitted(data, assignment.fold(), fold.trainRows(), plan.preparation());
    try (TrainingRun run =
        new TrainingRun(
            data,
            fold.trainRows(),
            preparation,
            plan,
            plan.training().epochs(),
            assignment.seed())) {
      return new Stretch(
              assignment,
              new FoldRun(run, fold.validationRows(), plan.training(), goals),
              settings,
              gate,
              new FoldCheckpoints(checkpoints, assignment, plan, preparation),
              untold)
          .train(perClassLabels);
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
