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
    text.append("%s.%n".formatted(String.join("; ", outcomes(confirmed))));
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
    for (Leaving leaving : List.of(Leaving.WORSE, Leaving.INFEASIBLE, Leaving.FAILED)) {
      List<Standing> gone =
          confirmed.standings().stream().filter(each -> each.leaving() == leaving).toList();
      if (!gone.isEmpty()) {
        outcomes.add(
            gone.stream().map(ConfirmationText::trial).collect(Collectors.joining(", "))
                + reason(leaving, gone.size()));
      }
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
      case FAILED, NONE -> " failed";
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
