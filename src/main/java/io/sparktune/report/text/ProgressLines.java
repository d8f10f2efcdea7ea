package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.StudyProgress;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goals;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a study, in whole lines that read well in a log too: one for each trial that is
 * over, but no more than one a second. What matters least is left out where a line has no room.
 */
public final class ProgressLines {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

  private final Goals goals;
  private Duration toldAt = Duration.ZERO;
  private int trialsTold;

  /**
   * @param finishedBefore how many trials earlier drivers finished
   */
  public ProgressLines(Goals goals, int finishedBefore) {
    this.goals = goals;
    this.trialsTold = finishedBefore;
  }

  /** The next line for a log, if it is time for one. */
  public Optional<String> next(StudyProgress progress, ScreenWidth width) {
    boolean isSilent = silence(progress).compareTo(LONGEST_SILENCE) >= 0;
    if (!isNews(progress) && !isSilent) {
      return Optional.empty();
    }
    FinishedTrial latest = latest(progress);
    tell(progress);
    ProgressText text = new ProgressText(goals, progress);
    return Optional.of(
        latest == null
            ? line(text, Numbers.count(progress.foldsDone(), "fold") + " done", width)
            : line(text, latest, width));
  }

  /** The next line above a progress bar, which has the rest: what became of a trial. */
  public Optional<String> nextTrial(StudyProgress progress, ScreenWidth width) {
    FinishedTrial latest = latest(progress);
    if (latest == null || !isNews(progress)) {
      return Optional.empty();
    }
    tell(progress);
    ProgressText text = new ProgressText(goals, progress);
    return Optional.of(width.cut(text.counter() + "  " + text.ended(latest)));
  }

  private boolean isNews(StudyProgress progress) {
    return progress.finished() > trialsTold
        && (silence(progress).compareTo(BETWEEN_LINES) >= 0
            || progress.finished() == progress.trials());
  }

  private Duration silence(StudyProgress progress) {
    return progress.elapsed().minus(toldAt);
  }

  private @Nullable FinishedTrial latest(StudyProgress progress) {
    return progress.finished() > trialsTold ? progress.latest() : null;
  }

  private void tell(StudyProgress progress) {
    toldAt = progress.elapsed();
    trialsTold = progress.finished();
  }

  private static String line(ProgressText text, FinishedTrial latest, ScreenWidth width) {
    String all = text.ended(latest);
    String first = text.endedByFirstGoal(latest);
    String left = text.left(Duration.ZERO);
    return Stream.of(
            all + text.bestAndTrial() + text.front() + text.times(Duration.ZERO),
            all + text.bestAndTrial() + text.front() + left,
            all + text.best() + text.front() + left,
            first + text.best() + text.front() + left,
            first + text.best() + left,
            first + left)
        .map(rest -> text.counter() + "  " + rest)
        .filter(width::fits)
        .findFirst()
        .orElseGet(
            () -> {
              int room = width.columns() - ScreenWidth.of(text.counter() + "  " + left);
              return text.counter() + "  " + new ScreenWidth(Math.max(1, room)).cut(first) + left;
            });
  }

  private static String line(ProgressText text, String event, ScreenWidth width) {
    return Stream.of(
            text.bestAndTrial() + text.front() + text.times(Duration.ZERO),
            text.best() + text.front() + text.left(Duration.ZERO),
            text.left(Duration.ZERO))
        .map(rest -> text.counter() + "  " + event + rest)
        .filter(width::fits)
        .findFirst()
        .orElseGet(() -> width.cut(text.counter() + "  " + event));
  }
}
