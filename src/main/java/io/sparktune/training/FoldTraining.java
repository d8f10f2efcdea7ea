package io.sparktune.training;

import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.training.checkpoints.Checkpoints;
import io.sparktune.training.checkpoints.FoldCheckpoints;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goals;
import io.sparktune.trial.SteadyClock;
import io.sparktune.trial.Trial;
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
  private final MeasuredMetrics measured;
  private final SegmentSettings settings;
  private final PreparationCache preparations = new PreparationCache();
  private final RowCache rows;

  /**
   * A trainer for the folds of one study.
   *
   * @param measured besides the goals
   */
  public FoldTraining(
      Dataset data,
      FoldPlan folds,
      Goals goals,
      MeasuredMetrics measured,
      SegmentSettings settings) {
    this(data, folds, goals, measured, settings, RowCache.ofHeap());
  }

  FoldTraining(
      Dataset data,
      FoldPlan folds,
      Goals goals,
      MeasuredMetrics measured,
      SegmentSettings settings,
      RowCache rows) {
    if (goals.task() != data.target().task()) {
      throw new IllegalArgumentException(
          "the goal is to "
              + goals.first()
              + ", but "
              + data.target().name()
              + " is a "
              + data.target().task().noun());
    }
    this.data = data;
    this.folds = folds;
    this.goals = goals;
    this.settings = settings;
    this.rows = rows;
    this.measured = measured.with(goals.all());
    requireLabels();
  }

  /**
   * Trains and scores a segment of a fold. Whatever goes wrong is a value, also in the gate: an
   * error that left the task would end the executor with all folds that it trains.
   *
   * @param plans of the trials of the trial's lineage, its own last; they prepare the rows alike
   * @throws CancellationException soon after the thread is interrupted
   */
  public FoldResult train(
      FoldAssignment assignment,
      List<TrialSettings> plans,
      EpochCallback gate,
      Checkpoints checkpoints,
      String host,
      String executor) {
    SteadyClock clock = SteadyClock.start();
    Instant startedAt = clock.instant();
    List<EpochScore> untold = new ArrayList<>();
    FoldOutcome outcome = outcome(assignment, plans, gate, checkpoints, untold);
    return new FoldResult(
        assignment.trial().number(),
        assignment.fold(),
        assignment.attempt(),
        assignment.seed(),
        outcome,
        untold,
        startedAt,
        clock.instant(),
        host,
        executor);
  }

  private FoldOutcome outcome(
      FoldAssignment assignment,
      List<TrialSettings> plans,
      EpochCallback gate,
      Checkpoints checkpoints,
      List<EpochScore> untold) {
    try {
      return gate.isOpen()
          ? trained(assignment, plans, gate, checkpoints, untold)
          : new FoldOutcome.Stopped(assignment.from().epoch(), 0, 0);
    } catch (CancellationException e) {
      throw e;
    } catch (Exception | Error e) {
      return FailureClassifier.of(e);
    }
  }

  private FoldOutcome trained(
      FoldAssignment assignment,
      List<TrialSettings> plans,
      EpochCallback gate,
      Checkpoints checkpoints,
      List<EpochScore> untold) {
    Fold fold = folds.folds().get(assignment.fold());
    PreparationSettings asked = plans.get(0).preparation();
    FittedInputs preparation = preparations.fitted(data, assignment.fold(), fold, asked);
    Trial trial = assignment.trial();
    List<Stage> stages = Stage.of(trial, plans, each -> each.foldSeed(assignment.fold()));
    PreparedData prepared = PreparedData.of(data, preparation);
    try (RowCache.Lease lease = rows.lease(assignment.fold(), asked.digest(), prepared, fold)) {
      StagedFold staged = new StagedFold(lease.data(), fold, goals, stages);
      return trained(assignment, plans, staged, gate, checkpoints, untold);
    }
  }

  private FoldOutcome trained(
      FoldAssignment assignment,
      List<TrialSettings> plans,
      StagedFold staged,
      EpochCallback gate,
      Checkpoints checkpoints,
      List<EpochScore> untold) {
    FittedInputs preparation = staged.data().fitted();
    try (TrainingRun run = staged.lastStage()) {
      return new TrainingSegment(
              assignment,
              staged.scored(run),
              staged::trainedBeforeLastStage,
              settings,
              gate,
              new FoldCheckpoints(checkpoints, assignment, plans, preparation),
              untold)
          .train(measured);
    }
  }

  private void requireLabels() {
    List<String> known = data.target().labels();
    for (String label : measured.labels()) {
      if (!known.contains(label)) {
        throw new IllegalArgumentException("there is no class " + label + " among " + known);
      }
    }
  }
}
