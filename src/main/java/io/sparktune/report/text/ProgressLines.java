package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.StudyProgress;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goals;
import java.time.Duration;
import java.util.Optional;

/**
 * The progress of a study, in whole lines that read well in a log too: one for each trial that is
 * over, but no more than one a second.
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

  /** The next line, if it is time for one. */
  public Optional<String> next(StudyProgress progress) {
    boolean news = progress.finished() > trialsTold;
    Duration silence = progress.elapsed().minus(toldAt);
    boolean isTime =
        (news
                && (silence.compareTo(BETWEEN_LINES) >= 0
                    || progress.finished() == progress.trials()))
            || silence.compareTo(LONGEST_SILENCE) >= 0;
    if (!isTime) {
      return Optional.empty();
    }
    String line = line(progress);
    toldAt = progress.elapsed();
    trialsTold = progress.finished();
    return Optional.of(line);
  }

  private String line(StudyProgress progress) {
    int width = String.valueOf(progress.trials()).length();
    StringBuilder line = new StringBuilder();
    line.append(String.format("[%" + width + "d/%d]  ", progress.finished(), progress.trials()));
    FinishedTrial latest = progress.latest();
    line.append(
        latest != null && progress.finished() > trialsTold
            ? ended(latest)
            : Numbers.count(progress.foldsDone(), "fold") + " done");
    if (progress.best() != null) {
      line.append("   best ")
          .append(Numbers.score(progress.best().score()))
          .append(" (trial ")
          .append(progress.best().trial().number())
          .append(")");
    }
    if (goals.areSeveral()) {
      line.append("   front of ").append(Numbers.count(progress.frontSize(), "trial"));
    }
    return line.append("   ")
        .append(Numbers.time(progress.elapsed()))
        .append(" gone, about ")
        .append(Numbers.time(progress.left()))
        .append(" left")
        .toString();
  }

  private String ended(FinishedTrial over) {
    String number = "trial " + over.trial().number();
    return switch (over.state()) {
      case COMPLETE ->
          number + "  " + Numbers.reached(goals, over) + (over.isFeasible() ? "" : ", infeasible");
      case PRUNED -> number + "  pruned: " + over.pruneReason().orElseThrow();
      case FAILED -> number + "  failed: " + over.failure().orElseThrow().kind().column();
      case OPEN -> number + "  in training";
    };
  }
}
