package io.sparktune.study.selection;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The scores of the feasible trials by fold, as merits: more is better.
 *
 * @param trials best first; of equal ones the lower number stands first
 * @param merits by trial and fold
 * @param testRatio of the rows that a fold is scored on to those that it is trained on
 */
@SuppressWarnings("ArrayRecordComponent") // merits stay primitive
record FoldMerits(List<FinishedTrial> trials, double[][] merits, double testRatio) {

  static FoldMerits of(List<FinishedTrial> finished, StudyRules rules) {
    List<FinishedTrial> ranked =
        finished.stream()
            .filter(trial -> trial.isFeasible() && trial.foldScores().size() == rules.folds())
            .sorted(
                Comparator.<FinishedTrial>comparingDouble(trial -> -rules.merit(trial.score()))
                    .thenComparing(trial -> trial.trial().number()))
            .toList();
    double[][] merits =
        ranked.stream()
            .map(trial -> trial.foldScores().stream().mapToDouble(rules::merit).toArray())
            .toArray(double[][]::new);
    return new FoldMerits(ranked, merits, rules.testRatio());
  }

  int folds() {
    return merits[0].length;
  }

  /**
   * How many folds are scored on rows of their own, at least two. Repeats score the same rows
   * again, which says nothing new about other rows.
   */
  int ownFolds() {
    double share = testRatio / (1 + testRatio);
    return (int) Math.min(folds(), Math.max(2, Math.round(1 / share)));
  }

  double mean(int trial) {
    return Arrays.stream(merits[trial]).average().orElseThrow();
  }

  /** The sample variance over the folds of a trial's merits. */
  double variance(int trial) {
    return variance(merits[trial]);
  }

  /** The sample variance of values that are at least two. */
  static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }
}
