package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.WinnerReport;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.selection.HonestScore;
import io.sparktune.study.selection.Selection;
import java.util.Locale;
import java.util.OptionalDouble;

/** The honest score of the winner and the trials tied with it, for a terminal. */
final class SelectionText {

  private SelectionText() {}

  /** Whole lines; none of a trial that was chosen from no others. */
  static String of(WinnerReport winner) {
    Selection selection = winner.selection();
    if (selection.compared() < 2) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    selection.honest().ifPresent(honest -> text.append(line(honest, selection)));
    if (selection.tied().size() > 1) {
      text.append(tied(winner, selection));
    }
    selection
        .confirmation()
        .ifPresent(confirmed -> text.append(ConfirmationText.of(winner, confirmed)));
    return text.toString();
  }

  private static String line(HonestScore honest, Selection selection) {
    return String.format(
        Locale.ROOT,
        "Honest score: %s (90 %% from %s to %s), without the luck of the best of %s.%n",
        Numbers.score(honest.score()),
        Numbers.score(honest.low()),
        Numbers.score(honest.high()),
        Numbers.count(selection.compared(), "trial"));
  }

  private static String tied(WinnerReport winner, Selection selection) {
    int others = selection.tied().size() - 1;
    String start =
        "%,d other%s tied with trial %d (t-test over the folds, 5 %%)"
            .formatted(others, others == 1 ? " is" : "s are", selection.best().trial().number());
    FinishedTrial simplest = selection.simplest();
    if (simplest.trial().number() == winner.trial()) {
      return start + "; trial %d is the simplest.%n".formatted(winner.trial());
    }
    return start
        + "; the simplest is trial %d: %s, %s.%n"
            .formatted(
                simplest.trial().number(), Numbers.meanAndDeviation(simplest), size(simplest));
  }

  private static String size(FinishedTrial trial) {
    OptionalDouble parameters = Selection.parameters(trial);
    String epochs = Numbers.count(trial.bestEpoch(), "epoch");
    return parameters.isEmpty()
        ? epochs
        : Numbers.count(Math.round(parameters.getAsDouble()), "parameter") + ", " + epochs;
  }
}
