package io.sparktune.study.selection;

import io.sparktune.pruning.race.Moments;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Seeds;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The score to expect of a study's winner on other rows, without the luck of the best of many
 * trials: folds are drawn with replacement, the best trial on those drawn is chosen, and scored on
 * those not drawn (Tsamardinos, Greasidou and Borboudakis 2018). Its 90 % interval is Student's, by
 * the winner's deviation over the folds that are scored on rows of their own.
 */
public record HonestScore(double score, double low, double high) {

  private static final int DRAWS = 1_000;

  private static final double QUANTILE = 0.95;

  /** Empty with a single fold, which leaves none to score on. */
  static Optional<HonestScore> of(FoldMerits trials, Goal goal) {
    if (trials.folds() < 2) {
      return Optional.empty();
    }
    FinishedTrial best = trials.trials().get(0);
    double score = trials.trials().size() == 1 ? best.score() : goal.merit(drawn(trials));
    int own = trials.ownFolds();
    double width =
        Math.sqrt(Moments.variance(best.foldScores()) / own)
            * new TDistribution(null, own - 1).inverseCumulativeProbability(QUANTILE);
    return Optional.of(
        new HonestScore(
            score,
            Math.max(goal.metric().least(), score - width),
            Math.min(goal.metric().greatest(), score + width)));
  }

  private static double drawn(FoldMerits trials) {
    double[][] merits =
        trials.merits().stream()
            .map(folds -> folds.stream().mapToDouble(merit -> merit).toArray())
            .toArray(double[][]::new);
    double[] known = trials.known().stream().mapToDouble(merit -> merit).toArray();
    SplittableRandom random = Seeds.random(0, "honest-score", 0);
    double sum = 0;
    int draws = 0;
    while (draws < DRAWS) {
      int[] counts = counts(trials.folds(), random);
      double[] chosen = merits[best(merits, known, counts)];
      OptionalDouble left =
          IntStream.range(0, counts.length)
              .filter(fold -> counts[fold] == 0)
              .mapToDouble(fold -> chosen[fold])
              .average();
      if (left.isPresent()) {
        sum += left.getAsDouble();
        draws++;
      }
    }
    return sum / DRAWS;
  }

  private static int[] counts(int folds, SplittableRandom random) {
    int[] counts = new int[folds];
    for (int drawn = 0; drawn < folds; drawn++) {
      counts[random.nextInt(folds)]++;
    }
    return counts;
  }

  private static int best(double[][] merits, double[] known, int[] counts) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int trial = 0; trial < merits.length; trial++) {
      double sum = known[trial];
      for (int fold = 0; fold < counts.length; fold++) {
        sum += counts[fold] * merits[trial][fold];
      }
      if (sum > most) {
        most = sum;
        best = trial;
      }
    }
    return best;
  }
}
