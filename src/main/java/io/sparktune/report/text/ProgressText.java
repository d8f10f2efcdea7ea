package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.StudyProgress;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goals;
import java.time.Duration;

/** The parts of a line of progress. */
record ProgressText(Goals goals, StudyProgress progress) {

  static final String GAP = "   ";

  /** Such as {@code [ 7/20]}. */
  String counter() {
    int width = String.valueOf(progress.trials()).length();
    return String.format("[%" + width + "d/%d]", progress.finished(), progress.trials());
  }

  /** What became of the latest trial. */
  String ended(FinishedTrial over) {
    return ended(over, goals);
  }

  /** The same by the first goal only. */
  String endedByFirstGoal(FinishedTrial over) {
    return ended(over, Goals.of(goals.first()));
  }

  private static String ended(FinishedTrial over, Goals told) {
    String number = "trial " + over.trial().number();
    return switch (over.state()) {
      case COMPLETE ->
          number + "  " + Numbers.reached(told, over) + (over.isFeasible() ? "" : ", infeasible");
      case PRUNED -> number + "  pruned: " + over.pruneReason().orElseThrow();
      case FAILED -> number + "  failed: " + over.failure().orElseThrow().kind().column();
      case OPEN -> number + "  in training";
    };
  }

  /** The best score and its trial, empty before there is one. */
  String bestAndTrial() {
    FinishedTrial best = progress.best();
    return best == null ? "" : best() + " (trial " + best.trial().number() + ")";
  }

  /** The best score, empty before there is one. */
  String best() {
    FinishedTrial best = progress.best();
    return best == null ? "" : GAP + "best " + Numbers.score(best.score());
  }

  /** The size of the front, empty with one goal. */
  String front() {
    return goals.areSeveral()
        ? GAP + "front of " + Numbers.count(progress.frontSize(), "trial")
        : "";
  }

  /** The time gone and left, some time after the progress was made. */
  String times(Duration since) {
    String left = left(since);
    String gone = GAP + Numbers.time(progress.elapsed().plus(since)) + " gone";
    return left.isEmpty() ? gone : gone + "," + left.substring(GAP.length() - 1);
  }

  /** The time left, empty while it cannot be told. */
  String left(Duration since) {
    Duration left = progress.left();
    if (left == null) {
      return "";
    }
    Duration now = left.minus(since);
    return GAP + "about " + Numbers.time(now.isNegative() ? Duration.ZERO : now) + " left";
  }
}
