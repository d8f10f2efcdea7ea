package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.WinnerReport;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.selection.Confirmation;
import io.sparktune.study.selection.Confirmation.Leaving;
import io.sparktune.study.selection.Confirmation.Standing;
import io.sparktune.study.selection.HonestScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The confirmation of tied trials, for a terminal. */
final class ConfirmationText {

  private static final List<Leaving> LEAVING =
      List.of(Leaving.WORSE, Leaving.INFEASIBLE, Leaving.FAILED);

  private ConfirmationText() {}

  /** Whole lines. */
  static String of(WinnerReport winner, Confirmation confirmed) {
    if (confirmed.rounds() == 0) {
      return "Nothing was confirmed: %s.%n".formatted(ending(confirmed));
    }
    FinishedTrial best = confirmed.best().orElseThrow();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Confirmed in %s, %s with new seeds: trial %d scores %s%s.%n",
            Numbers.count(confirmed.rounds(), "round"),
            Numbers.count(confirmed.folds(), "new fold"),
            best.trial().number(),
            confirmed.honest().map(ConfirmationText::score).orElse("nothing"),
            best.trial().number() == winner.trial() ? "" : ", the best one"));
    String outcomes = String.join("; ", outcomes(confirmed));
    text.append(outcomes.substring(0, 1).toUpperCase(Locale.ROOT))
        .append("%s.%n".formatted(outcomes.substring(1)));
    return text.toString();
  }

  private static String score(HonestScore honest) {
    return "%s (90 %% from %s to %s)"
        .formatted(
            Numbers.score(honest.score()),
            Numbers.score(honest.low()),
            Numbers.score(honest.high()));
  }

  private static List<String> outcomes(Confirmation confirmed) {
    List<String> outcomes = new ArrayList<>();
    for (Leaving leaving : LEAVING) {
      List<Standing> gone =
          confirmed.standings().stream().filter(each -> each.leaving() == leaving).toList();
      if (!gone.isEmpty()) {
        outcomes.add(
            gone.stream().map(ConfirmationText::trial).collect(Collectors.joining(", "))
                + reason(leaving, gone.size()));
      }
    }
    long out =
        confirmed.standings().stream().filter(each -> each.leaving() == Leaving.LEFT_OUT).count();
    if (out > 0) {
      outcomes.add(
          "the study's time or epochs left no room for " + Numbers.count(out, "other trial"));
    }
    int others = confirmed.tied().size() - 1;
    outcomes.add(
        others == 0
            ? "no other trial is tied with it now"
            : others == 1
                ? "1 other is still tied with it"
                : others + " others are still tied with it");
    if (confirmed.ending() == Confirmation.Ending.OUT_OF_BUDGET
        || confirmed.ending() == Confirmation.Ending.ALL_FAILED) {
      outcomes.add(ending(confirmed));
    }
    return outcomes;
  }

  private static String trial(Standing standing) {
    return "trial %d (round %d)".formatted(standing.trial().trial().number(), standing.after());
  }

  private static String reason(Leaving leaving, int count) {
    return switch (leaving) {
      case WORSE -> count == 1 ? " is worse" : " are worse";
      case INFEASIBLE -> count == 1 ? " violates a constraint" : " violate a constraint";
      case FAILED, LEFT_OUT, NONE -> " failed";
    };
  }

  private static String ending(Confirmation confirmed) {
    return switch (confirmed.ending()) {
      case SEPARATED -> "no other trial is tied with the best one";
      case ROUNDS_DONE -> "all rounds are done";
      case OUT_OF_BUDGET -> "the study's time or epochs leave no room for another round";
      case ALL_FAILED -> "in the next round, no trial was complete and feasible";
    };
  }
}
