package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.WinnerReport;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import java.util.Locale;
import java.util.Map;

/** Simple predictions beside the winner, in whole lines. */
final class BaselineText {

  private BaselineText() {}

  static String of(WinnerReport winner) {
    double score = winner.holdOut() == null ? winner.score() : winner.holdOutScore();
    if (winner.baselines().isEmpty() || Double.isNaN(score)) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            String.format(
                "Baselines on %s:%n", winner.holdOut() == null ? "the folds" : "those rows"));
    for (Map.Entry<String, Double> baseline : winner.baselines().entrySet()) {
      text.append(
          String.format(
              "  %s %s, %s%n",
              baseline.getKey(),
              Numbers.score(baseline.getValue()),
              distance(score, baseline.getValue(), winner.goals().first())));
    }
    return text.toString();
  }

  private static String distance(double score, double baseline, Goal goal) {
    boolean isBetter = goal.direction() == Direction.MINIMIZE ? score < baseline : score > baseline;
    if (score == baseline) {
      return "as the winner";
    }
    boolean isBounded = Double.isFinite(goal.metric().greatest());
    String share =
        baseline == 0 || isBounded
            ? Numbers.score(Math.abs(score - baseline))
            : String.format(Locale.ROOT, "%.1f %%", 100 * Math.abs((score - baseline) / baseline));
    return "which the winner " + (isBetter ? "beats" : "misses") + " by " + share;
  }
}
