package io.sparktune.report.text;

import io.sparktune.report.BrokenConstraint;
import io.sparktune.report.Numbers;
import io.sparktune.report.RoundStart;
import io.sparktune.report.SearchStart;
import io.sparktune.report.StudyHeader;
import io.sparktune.report.StudyReport;
import io.sparktune.report.WinnerReport;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.trial.Goal;
import io.sparktune.trial.NamedScore;
import io.sparktune.trial.ScoreRange;
import io.sparktune.trial.Scores;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** A study for a terminal, in whole lines. */
public final class StudyText {

  private StudyText() {}

  /** The first line. */
  public static String of(StudyHeader header) {
    return line(
        "sparktune %s   study %s   %s   seed %d",
        header.version(), header.study(), header.goals(), header.seed());
  }

  /** What is searched, and where. */
  public static String of(SearchStart start) {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%s, %s search: %s of %s%s",
            Numbers.count(start.parameters(), "parameter"),
            start.sampler(),
            start.trials(),
            Numbers.count(start.folds(), "fold"),
            start.isResumed()
                ? ", resumed after " + Numbers.count(start.finishedBefore(), "finished trial")
                : ""));
    start.notes().forEach(note -> text.append(line("%s", note)));
    text.append(line("master %s, results in %s", start.master(), start.folder()));
    return text.append(line("")).toString();
  }

  /** What is trained again. */
  public static String of(RoundStart round) {
    return line(
        "Confirming %s tied with each other on %s, round %d of at most %d",
        Numbers.count(round.trials(), "trial"),
        Numbers.count(round.folds(), "new fold"),
        round.round(),
        round.mostRounds());
  }

  /** How the search ended and what it found, or why it found nothing. */
  public static String search(StudyReport report, ScreenWidth width) {
    int finished = report.trials().size();
    String asked = Numbers.count(report.trialsAsked(), "trial");
    if (report.reason() == StopReason.STOPPED) {
      return line("stopped with %d of %s; the same command resumes it", finished, asked);
    }
    String end =
        report.reason() == StopReason.TRIALS_DONE
            ? ""
            : line("The search ended with %d of %s: %s.", finished, asked, report.reason().text());
    return end + (report.hasFeasibleTrial() ? found(report, width) : failure(report));
  }

  /** What the search found. */
  public static String found(StudyReport report, ScreenWidth width) {
    StringBuilder text = new StringBuilder();
    text.append(line("%nLeaderboard, %s%n", report.goals().first()));
    text.append(line("%s", Leaderboard.of(report, width)));
    if (report.goals().areSeveral()) {
      text.append(front(report, width));
    }
    text.append(constraints(report));
    String finished = Numbers.count(report.trials().size(), "trial");
    if (report.takenOver() > 0) {
      text.append(line("taken over: %d of %s", report.takenOver(), finished));
    }
    for (TrialState end : List.of(TrialState.PRUNED, TrialState.FAILED)) {
      int count = report.count(end);
      if (count > 0) {
        text.append(line("%d of %s %s", count, finished, end.verb(count)));
      }
    }
    if (report.importance() != null) {
      text.append(line("%s", ImportanceText.line(report.importance())));
    }
    return text.toString();
  }

  private static String front(StudyReport report, ScreenWidth width) {
    Front front = report.front();
    return line(
            "Front, %s: %s, hypervolume %s%n",
            report.goals(),
            Numbers.count(front.size(), "trial"),
            Numbers.score(front.hypervolume()))
        + line("%s", FrontTable.of(report, width));
  }

  private static String constraints(StudyReport report) {
    StringBuilder text = new StringBuilder();
    for (BrokenConstraint constraint : report.constraints()) {
      text.append(
          line(
              "%s: violated by %d of %s",
              constraint.text(),
              constraint.broken(),
              Numbers.count(report.count(TrialState.COMPLETE), "complete trial")));
    }
    return text.toString();
  }

  private static String failure(StudyReport report) {
    if (report.count(TrialState.COMPLETE) > 0) {
      return line("")
          + constraints(report)
          + line("The study failed: no complete trial satisfies search.constraints.");
    }
    FinishedTrial first = report.trials().get(0);
    TrialOutcome.Failed failure = first.failure().orElseThrow();
    return line(
            "%nThe study failed: %s failed. Trial %d: %s: %s",
            report.trials().size() == 1
                ? "its first trial"
                : "all of its first " + report.trials().size() + " trials",
            first.trial().number(),
            failure.kind().column(),
            failure.message())
        + line("Every failure is a row of %s/tables/folds", report.folder());
  }

  /** A study that was finished before. */
  public static String again(StudyReport report, ScreenWidth width) {
    return found(report, width)
        + line("the study is finished; everything is in %s", report.folder());
  }

  /** The winner and what it left. */
  public static String winner(StudyReport report) {
    WinnerReport winner = Objects.requireNonNull(report.winner(), "the winner is not trained");
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "The winner is trial %d%s: %s over %s.",
            winner.trial(),
            report.goals().areSeveral() ? ", the knee of the front" : "",
            Numbers.reached(report.goals(), winner.best()),
            Numbers.count(winner.best().folds(), "fold")));
    text.append(SelectionText.of(winner));
    if (winner.hasSchedule()) {
      text.append(line("It resumed from %s: its values changed in training.", winner.origins()));
    }
    Scores holdOut = winner.holdOut();
    if (holdOut != null) {
      text.append(tested(winner, holdOut(holdOut, report.goals().first())));
    }
    text.append(BaselineText.of(winner));
    return text.append(folders(report, winner)).toString();
  }

  private static String tested(WinnerReport winner, String score) {
    String epochs = Numbers.count(winner.best().bestEpoch(), "epoch");
    int rows = winner.holdOutRows();
    String text =
        winner.testPlace().isEmpty()
            ? line(
                "Trained again for %s on all rows but %d, it scores %s on those%s.",
                epochs, rows, score, range(winner))
            : line(
                "Trained again for %s, it scores %s on the %s%s.",
                epochs, score, Numbers.count(rows, "test row"), range(winner));
    return winner.isOnAllRows()
        ? text + line("The model was then trained anew on all rows, those included.")
        : text;
  }

  private static String range(WinnerReport winner) {
    ScoreRange range = winner.holdOutRange();
    return range == null
        ? ""
        : " (90 %% from %s to %s)"
            .formatted(Numbers.score(range.low()), Numbers.score(range.high()));
  }

  private static String holdOut(Scores scores, Goal goal) {
    OptionalDouble score = scores.of(goal.column());
    return score.isPresent()
        ? Numbers.score(score.getAsDouble())
        : "undefined (" + scores.undefined().get(goal.column()) + ")";
  }

  private static String folders(StudyReport report, WinnerReport winner) {
    String folder = report.folder();
    String values =
        winner.hasSchedule()
            ? line("schedule %s/schedule.json", folder)
                + line("values   %s/best.conf, the last ones; alone they do not repeat it", folder)
            : line("repeat   %s/best.conf", folder);
    String model =
        report.goals().first().metric() instanceof NamedScore
            ? line("")
            : line("%nmodel    %s/models/best", folder);
    return model
        + values
        + line("report   %s/report.html", folder)
        + line(
            "tables   %s/tables/{trials,folds,epochs,decisions%s}",
            folder, report.goals().areSeveral() ? ",fronts" : "");
  }

  /** The end of a study whose winner is not trained yet. */
  public static String stoppedBeforeWinner() {
    return line("stopped before the winner was trained; the same command trains it");
  }

  /** What the tables lack, and how they get it. */
  public static String lackingRows(StudyReport report, String reason) {
    return line(
        "tables   lack rows: %s; the same command writes them once that is mended, and all anew"
            + " if %s/tables is removed before",
        reason, report.folder());
  }

  /** Which rows a sink lacks, and the command that catches up. */
  public static String lackingSink(StudyReport report, String failure) {
    return line(
        "sink     %s; once that is mended, export %s writes them", failure, report.folder());
  }

  /** Which checkpoints are lacking, and what that cost. */
  public static String lackingCheckpoints(String reason) {
    return line(
        "checkpoints   %s; the results are the same, and folds that had none to resume from were"
            + " trained from their beginning",
        reason);
  }

  private static String line(String format, Object... values) {
    return String.format(format + "%n", values);
  }
}
