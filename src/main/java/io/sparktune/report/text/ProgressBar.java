package io.sparktune.report.text;

import io.sparktune.report.StudyProgress;
import io.sparktune.trial.Goals;
import java.time.Duration;
import java.util.stream.Stream;

/** The progress of a study as one line of a terminal, to be written again in place. */
public final class ProgressBar {

  private static final int LONGEST = 40;
  private static final int SHORTEST = 10;

  private ProgressBar() {}

  /**
   * The bar some time after the latest progress; it leaves the last column free, for terminals that
   * would begin another line.
   */
  public static String of(Goals goals, StudyProgress progress, Duration since, ScreenWidth width) {
    ScreenWidth room = new ScreenWidth(Math.max(1, width.columns() - 1));
    ProgressText text = new ProgressText(goals, progress);
    String rest =
        Stream.of(
                text.bestAndTrial() + text.front() + text.times(since),
                text.best() + text.front() + text.times(since),
                text.best() + text.times(since),
                text.times(since))
            .filter(each -> room.fits(text.counter() + "  " + each + " ".repeat(SHORTEST)))
            .findFirst()
            .orElse(text.left(since));
    int free = room.columns() - ScreenWidth.of(text.counter() + "  " + rest);
    String bar = free < SHORTEST ? "" : "  " + bar(progress.share(), Math.min(LONGEST, free));
    return room.cut(text.counter() + bar + rest);
  }

  private static String bar(double share, int width) {
    int inside = width - 2;
    int done = (int) Math.round(share * inside);
    String head = done < inside ? ">" : "";
    return "[" + "=".repeat(done) + head + " ".repeat(inside - done - head.length()) + "]";
  }
}
