package io.sparktune.training;

import io.sparktune.training.checkpoints.FoldState;
import io.sparktune.training.metrics.Divergence;
import io.sparktune.training.metrics.LabelsPredictions;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.MetricValue;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.metrics.ThresholdFitting;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Scores;
import org.jspecify.annotations.Nullable;

/** A fold between its epochs: the network, what is known of its scores, and the time it took. */
final class FoldRun {

  private final TrainingRun run;
  private final int[] validationRows;
  private final Goals goals;
  private final ThresholdFitting thresholds;
  private final EarlyStopping stopping;
  private final Stopwatch fit = new Stopwatch();
  private final Stopwatch score = new Stopwatch();

  /** A fold before its first epoch. */
  FoldRun(TrainingRun run, int[] validationRows, TrainingSettings settings, Goals goals) {
    this.run = run;
    this.validationRows = validationRows;
    this.goals = goals;
    this.thresholds = new ThresholdFitting(settings.labels(), goals.first());
    this.stopping = new EarlyStopping(settings, goals.first().direction());
  }

  /**
   * Trains and scores the next epoch.
   *
   * @throws Divergence if a loss or a prediction is no longer finite
   */
  EpochScore epoch() {
    int epoch = epochs() + 1;
    long before = millis();
    double loss = fit.time(() -> run.epoch(epoch));
    MetricValue measure = score.time(() -> measured(epoch));
    return new EpochScore(
        epoch, loss, measure.isDefined() ? measure.value() : null, millis() - before);
  }

  private MetricValue measured(int epoch) {
    float[] outputs = run.outputs(validationRows);
    MetricValue measure;
    try {
      measure = predictions(outputs).measure(goals.first());
    } catch (Divergence e) {
      throw new Divergence(e.getMessage() + " after epoch " + epoch);
    }
    stopping.add(measure, outputs);
    return measure;
  }

  private Predictions predictions(float[] outputs) {
    Predictions predictions = run.predictions(validationRows, outputs);
    return predictions instanceof LabelsPredictions sets ? thresholds.chosen(sets) : predictions;
  }

  int epochs() {
    return stopping.epochs();
  }

  boolean isOver() {
    return stopping.isOver();
  }

  long fitMillis() {
    return fit.millis();
  }

  long scoreMillis() {
    return score.millis();
  }

  /** Training and scoring so far. */
  long millis() {
    return fitMillis() + scoreMillis();
  }

  /**
   * The outcome of a fold that is over.
   *
   * @param measured those of the goals among them
   */
  FoldOutcome outcome(MeasuredMetrics measured) {
    EarlyStopping.Checked best = stopping.best();
    if (!best.score().isDefined()) {
      return undefined(goals.first(), best.score().reason());
    }
    Scores scores = measured.scores(predictions(best.outputs()));
    for (Goal goal : goals.further()) {
      String reason = scores.undefined().get(goal.column());
      if (reason != null) {
        return undefined(goal, reason);
      }
    }
    return new FoldOutcome.Scored(
        best.score().value(),
        scores,
        epochs(),
        best.epoch(),
        fitMillis(),
        scoreMillis(),
        CostMeter.costs(run, validationRows, fitMillis()));
  }

  private static FoldOutcome undefined(Goal goal, String reason) {
    return new FoldOutcome.Failed(
        FailureKind.UNDEFINED_SCORE, goal.column() + " is undefined: " + reason);
  }

  /** How many numbers {@link #state} has after an epoch. */
  FoldState.Size size(int epoch) {
    return new FoldState.Size(
        run.parameterCount(epoch),
        run.updaterCount(epoch),
        stopping.hasPatience() ? run.outputCount(validationRows.length) : 0);
  }

  /** The state that the fold can be resumed from, after at least one epoch. */
  FoldState state() {
    EarlyStopping.Checked best = stopping.best();
    EarlyStopping.Checked improved = stopping.improved();
    return new FoldState(
        epochs(),
        run.state(),
        best.epoch(),
        stopping.hasPatience() ? best.outputs() : new float[0],
        improved.epoch(),
        improved.score().isDefined() ? improved.score().value() : Double.NaN,
        fit.nanos(),
        score.nanos());
  }

  /** Goes on from a state of the same size. */
  void resume(FoldState state) {
    run.resume(state.network());
    fit.resume(state.fitNanos());
    score.resume(state.scoreNanos());
    stopping.resume(state.epoch(), best(state), improved(state));
  }

  /** The score follows from the outputs; without patience the next epoch is the best anyway. */
  private EarlyStopping.@Nullable Checked best(FoldState state) {
    return stopping.hasPatience()
        ? new EarlyStopping.Checked(
            state.best(),
            predictions(state.bestOutputs()).measure(goals.first()),
            state.bestOutputs())
        : null;
  }

  private static EarlyStopping.Checked improved(FoldState state) {
    MetricValue score =
        Double.isNaN(state.improvedScore())
            ? MetricValue.undefined("it was not kept why")
            : MetricValue.of(state.improvedScore());
    return new EarlyStopping.Checked(state.improved(), score, new float[0]);
  }
}
