package io.sparktune.report.page;

import io.sparktune.report.ScoreInterval;
import io.sparktune.report.record.RecordedWinner;
import io.sparktune.report.record.RunRecord;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.selection.Confirmation;
import io.sparktune.study.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The second section: the best trials fold by fold, and their differences from the best one. */
final class ComparisonSection {

  private static final int MOST = 15;

  private ComparisonSection() {}

  static Section of(RecordedWinner winner) {
    RunRecord run = winner.run();
    Set<Integer> tied =
        winner.selection().tied().stream()
            .map(trial -> trial.trial().number())
            .collect(Collectors.toSet());
    List<FinishedTrial> ranked = run.ranked();
    FinishedTrial best = winner.selection().best();
    List<Section> rows = new ArrayList<>();
    for (int place = 0; place < Math.min(MOST, ranked.size()); place++) {
      FinishedTrial trial = ranked.get(place);
      rows.add(
          new Section()
              .with("trial", trial.trial().number())
              .with("rank", place + 1)
              .with("score", trial.score())
              .with("deviation", Section.number(trial.scoreDeviation()))
              .with("folds", trial.foldScores())
              .with("difference", difference(trial, best, run.study().rules().testRatio()))
              .with("tied", tied.contains(trial.trial().number()))
              .with("parameters", Section.number(Selection.parameters(trial)))
              .with("epochs", trial.bestEpoch()));
    }
    return new Section()
        .with(
            "confirmation",
            winner.selection().confirmation().map(ComparisonSection::confirmation).orElse(null))
        .with("rows", Section.list(rows))
        .with("best", best.trial().number())
        .with("tied", tied.size())
        .with("compared", winner.selection().compared())
        .with("simplest", winner.selection().simplest().trial().number());
  }

  private static Section confirmation(Confirmation confirmed) {
    return new Section()
        .with("rounds", confirmed.rounds())
        .with("folds", confirmed.folds())
        .with("best", confirmed.best().map(best -> best.trial().number()).orElse(null))
        .with("tied", confirmed.tied().size())
        .with(
            "score",
            confirmed
                .honest()
                .map(honest -> List.of(honest.score(), honest.low(), honest.high()))
                .orElse(null))
        .with(
            "rows",
            Section.list(
                confirmed.standings().stream().map(ComparisonSection::confirmation).toList()));
  }

  private static Section confirmation(Confirmation.Standing standing) {
    return new Section()
        .with("trial", standing.trial().trial().number())
        .with("before", standing.trial().score())
        .with("score", standing.scores().isEmpty() ? null : standing.score())
        .with("folds", standing.scores())
        .with("left", standing.after() == 0 ? null : standing.after())
        .with("reason", standing.after() == 0 ? "tied" : standing.leaving().key());
  }

  /** The mean over the folds with its 95 % interval; of no numbers where the folds differ. */
  private static List<Double> difference(FinishedTrial trial, FinishedTrial best, double ratio) {
    List<Double> scores = trial.foldScores();
    if (scores.size() < 2 || scores.size() != best.foldScores().size()) {
      return List.of();
    }
    List<Double> differences = new ArrayList<>();
    for (int fold = 0; fold < scores.size(); fold++) {
      differences.add(scores.get(fold) - best.foldScores().get(fold));
    }
    ScoreInterval interval = ScoreInterval.of(differences, ratio);
    double mean = differences.stream().mapToDouble(each -> each).average().orElse(0);
    return List.of(mean, interval.low(), interval.high());
  }
}
