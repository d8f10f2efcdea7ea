package io.sparktune.report;

import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.NamedScore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Measures the progress of a study, and estimates the time that it has left. */
public final class ProgressMeter {

  private final int trials;
  private final LongSupplier nanoTime;
  private final WorkLeft work;
  private final WorkRate rate;
  private long foldsDone;

  /**
   * @param before what earlier drivers did
   * @param nanoTime a clock that nobody sets, such as {@link System#nanoTime}
   */
  public ProgressMeter(int trials, StudyState before, LongSupplier nanoTime) {
    this.trials = trials;
    this.nanoTime = nanoTime;
    this.work = new WorkLeft(trials, before);
    this.rate = new WorkRate(nanoTime.getAsLong(), before.epochs());
  }

  /** The progress after an event; empty where it is not the end of a fold. */
  public Optional<StudyProgress> after(Event event, StudyState state) {
    rate.passed(nanoTime.getAsLong(), state.slots());
    work.after(event, state);
    if (event instanceof Event.FoldStarted) {
      rate.foldStarted();
    }
    if (!(event instanceof Event.FoldFinished finished)) {
      return Optional.empty();
    }
    if (!finished.result().wasTakenOver()) {
      rate.foldEnded(state.epochs());
      foldsDone += finished.result().outcome() instanceof FoldOutcome.Paused ? 0 : 1;
    }
    List<FinishedTrial> over = state.finished();
    double left = work.epochs(state);
    Duration time = left(left, state);
    double share =
        time == null ? (double) over.size() / trials : state.epochs() / (state.epochs() + left);
    return Optional.of(
        new StudyProgress(
            trials,
            over.size(),
            over.isEmpty() ? null : over.get(over.size() - 1),
            foldsDone,
            state.best().orElse(null),
            state.front().size(),
            rate.elapsed(),
            time,
            Math.min(1, share)));
  }

  private @Nullable Duration left(double epochs, StudyState state) {
    Duration left = rate.left(epochs, winner(state)).orElse(null);
    if (left == null || state.deadline().isEmpty()) {
      return left;
    }
    Duration allowed = Duration.between(state.now(), state.deadline().get());
    return left.compareTo(allowed) < 0 ? left : allowed.isNegative() ? Duration.ZERO : allowed;
  }

  /** The epochs of the winner's training, in one slot and on the rows of all folds. */
  private double winner(StudyState state) {
    if (state.rules().goals().first().metric() instanceof NamedScore) {
      return 0;
    }
    double epochs = state.best().map(FinishedTrial::bestEpoch).orElse(0);
    return epochs * (1 + state.rules().testRatio());
  }
}
