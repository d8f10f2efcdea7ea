package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.record.RunStatus;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The state of a study for a terminal. */
public final class StatusText {

  /** A study that trains says something within this time. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private StatusText() {}

  /** Whole lines. */
  public static String of(RunStatus status) {
    StringBuilder text = new StringBuilder();
    text.append(line("study %s, %s: %s", status.study(), status.goals(), state(status)));
    text.append(
        line(
            "%,d of %s over%s",
            status.finished().size(),
            Numbers.count(status.trialsAsked(), "trial"),
            details(status)));
    if (status.best().isPresent()) {
      FinishedTrial best = status.best().get();
      text.append(
          line(
              "best so far: trial %d, %s",
              best.trial().number(), Numbers.reached(status.goals(), best)));
    }
    text.append(
        line(
            "%s in %s%s",
            Numbers.count(status.epochs(), "epoch"),
            Numbers.time(status.worked()),
            status.failedAttempts() == 0
                ? ""
                : ", " + Numbers.count(status.failedAttempts(), "attempt") + " at folds failed"));
    return text.toString();
  }

  private static String state(RunStatus status) {
    if (status.ending().isPresent()) {
      return "ended, " + status.ending().get();
    }
    if (status.silent().isEmpty()) {
      return "has no rows yet";
    }
    Duration silent = status.silent().get();
    String last = "the latest row is of " + Numbers.time(silent) + " ago";
    return silent.compareTo(LONG) > 0 ? "has not ended; " + last : "runs; " + last;
  }

  private static String details(RunStatus status) {
    List<String> details = new ArrayList<>();
    for (TrialState state : TrialState.values()) {
      int count = status.count(state);
      if (count > 0) {
        details.add("%,d %s".formatted(count, state.column()));
      }
    }
    if (status.ending().isEmpty() && status.open() > 0) {
      details.add("%,d open".formatted(status.open()));
      details.add(Numbers.count(status.training(), "fold") + " in training");
    }
    return details.isEmpty() ? "" : ": " + String.join(", ", details);
  }

  private static String line(String format, Object... values) {
    return String.format(format + "%n", values);
  }
}
