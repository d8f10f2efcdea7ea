package io.sparktune.study.selection;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Ranking;
import io.sparktune.study.outcomes.StudyRules;
import java.util.Collections;
import java.util.List;

/**
 * The scores of the feasible trials by fold, as merits: more is better.
 *
 * @param trials best first; of equal ones the lower number stands first
 * @param merits by trial and fold
 * @param known sums of merits on other folds, by trial, which count for the choice of a trial too
 * @param testRatio of the rows that a fold is scored on to those that it is trained on
 */
record FoldMerits(
    List<FinishedTrial> trials, List<List<Double>> merits, List<Double> known, double testRatio) {

  static FoldMerits of(List<FinishedTrial> finished, StudyRules rules) {
    List<FinishedTrial> ranked =
        Ranking.of(finished, rules.goals()).stream()
            .filter(trial -> trial.foldScores().size() == rules.folds())
            .toList();
    return new FoldMerits(
        ranked,
        ranked.stream()
            .map(trial -> trial.foldScores().stream().map(rules::merit).toList())
            .toList(),
        Collections.nCopies(ranked.size(), 0.0),
        rules.testRatio());
  }

  int folds() {
    return merits.get(0).size();
  }

  /**
   * How many folds are scored on rows of their own, at least two. Repeats score the same rows
   * again, which says nothing new about other rows.
   */
  int ownFolds() {
    double share = testRatio / (1 + testRatio);
    return (int) Math.min(folds(), Math.max(2, Math.round(1 / share)));
  }
}
