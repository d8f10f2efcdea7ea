package io.sparktune.training;

import io.sparktune.training.checkpoints.FoldCheckpoints;
import io.sparktune.training.checkpoints.FoldState;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Trains a fold from where it stands until it is over, stopped or paused. */
final class TrainingSegment {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingSegment.class);

  private final FoldAssignment assignment;
  private final FoldRun fold;
  private final Supplier<Optional<FoldState>> earlierStages;
  private final SegmentSettings settings;
  private final EpochCallback gate;
  private final FoldCheckpoints checkpoints;
  private final List<EpochScore> untold;
  private Checkpoint kept = Checkpoint.NONE;
  private long keptMillis;
  private Checkpoint told = Checkpoint.NONE;

  /** When the gate last heard scores; less than 0 before that. */
  private long toldMillis = -1;

  /**
   * A segment before its first epoch.
   *
   * @param earlierStages trains what comes before the trial's own first epoch
   * @param untold takes up the scores that the gate did not hear
   */
  TrainingSegment(
      FoldAssignment assignment,
      FoldRun fold,
      Supplier<Optional<FoldState>> earlierStages,
      SegmentSettings settings,
      EpochCallback gate,
      FoldCheckpoints checkpoints,
      List<EpochScore> untold) {
    this.assignment = assignment;
    this.fold = fold;
    this.earlierStages = earlierStages;
    this.settings = settings;
    this.gate = gate;
    this.checkpoints = checkpoints;
    this.untold = untold;
  }

  /**
   * Trains. The last epoch of a segment is reported by the result alone; after every other one the
   * gate may end it.
   *
   * <p>A checkpoint that cannot be read costs time only: the fold begins anew, with the first stage
   * of its trial's lineage, and comes to the same scores. One that cannot be written is left out: a
   * fold that pauses without one begins anew if it is ever resumed.
   *
   * @param measured as in {@link FoldTraining}
   */
  FoldOutcome train(MeasuredMetrics measured) {
    resume();
    while (true) {
      EpochScore score = fold.epoch();
      // The driver knows the epochs before, even where they are trained again.
      if (score.epoch() > assignment.from().epoch()) {
        untold.add(score);
      }
      if (fold.isOver()) {
        return fold.outcome(measured);
      }
      if (fold.epochs() == assignment.pauseAfter()) {
        return paused();
      }
      keepIfDue();
      if (isGateDue()) {
        told = kept;
        toldMillis = fold.millis();
        switch (gate.pass(List.copyOf(untold), kept)) {
          case UNHEARD -> {}
          case GO_ON -> untold.clear();
          case STOP -> {
            untold.clear();
            return new FoldOutcome.Stopped(fold.epochs(), fold.fitMillis(), fold.scoreMillis());
          }
          case PAUSE -> {
            untold.clear();
            return paused();
          }
        }
      }
    }
  }

  private void resume() {
    if (assignment.from().equals(Checkpoint.NONE)) {
      earlierStages.get().ifPresent(fold::resume);
      return;
    }
    FoldState state;
    try {
      state = checkpoints.read(fold.size(assignment.from().epoch()));
    } catch (IOException | RuntimeException e) {
      requireNoInterruption(e);
      // One that is not there could not be written, which is told at the end.
      LOG.atLevel(e instanceof FileNotFoundException ? Level.INFO : Level.WARN)
          .log(
              "{} is trained from its beginning, for {} cannot be read: {}",
              name(),
              assignment.from(),
              e.toString());
      earlierStages.get().ifPresent(fold::resume);
      return;
    }
    fold.resume(state);
    LOG.info("{} resumes after epoch {}", name(), state.epoch());
    kept = assignment.from();
    keptMillis = fold.millis();
  }

  /** The first score is heard at once. */
  private boolean isGateDue() {
    return !untold.isEmpty()
        && fold.epochs() % settings.epochsPerGate() == 0
        && (toldMillis < 0
            || fold.millis() - toldMillis >= settings.millisPerGate()
            || !kept.equals(told));
  }

  private void keepIfDue() {
    if (fold.millis() - keptMillis < settings.millisPerCheckpoint()) {
      return;
    }
    try {
      keep();
    } catch (IOException | RuntimeException e) {
      requireNoInterruption(e);
      // Not at every epoch from now on, but when the next one is due.
      keptMillis = fold.millis();
      unkept(e);
    }
  }

  private void unkept(Exception reason) {
    LOG.info("{} has no checkpoint after epoch {}: {}", name(), fold.epochs(), reason.toString());
  }

  private FoldOutcome paused() {
    try {
      if (kept.epoch() != fold.epochs()) {
        keep();
      }
    } catch (IOException | RuntimeException e) {
      requireNoInterruption(e);
      kept = new Checkpoint(assignment.attempt(), fold.epochs());
      unkept(e);
    }
    return new FoldOutcome.Paused(kept, fold.fitMillis(), fold.scoreMillis());
  }

  private void keep() throws IOException {
    kept = checkpoints.write(fold.state());
    keptMillis = fold.millis();
  }

  /** File systems turn an interruption into exceptions of their own. */
  private void requireNoInterruption(Exception e) {
    if (e instanceof CancellationException cancellation) {
      throw cancellation;
    }
    boolean interrupted =
        e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    if (interrupted || Thread.currentThread().isInterrupted()) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped after epoch " + fold.epochs());
    }
  }

  private String name() {
    return "fold " + assignment.fold() + " of trial " + assignment.trial().number();
  }
}
