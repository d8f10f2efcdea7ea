package io.sparktune.pruning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Drops trials that are worse than the best one on their first folds, before the others are
 * trained. The folds are the same for both, so that the differences are paired.
 */
public final class FoldRace {

  private final RaceSettings settings;
  private final int folds;

  /**
   * @param folds of a trial that is never dropped, all of about the same size
   */
  public FoldRace(RaceSettings settings, int folds) {
    if (folds < 1) {
      throw new IllegalArgumentException("a trial has " + folds + " folds");
    }
    this.settings = settings;
    this.folds = folds;
  }

  /**
   * How many of the first folds may be in training, or be over: 1, 2, 4 and so on.
   *
   * @param scored how many of the first folds all have their scores
   */
  public int released(int scored) {
    if (settings.test() == RaceTest.NONE) {
      return folds;
    }
    int wider = scored == 0 ? 1 : 2 * Integer.highestOneBit(scored);
    return Math.min(folds, wider);
  }

  /**
   * Why a trial should be dropped, empty where it goes on; a trial that is as good as the best one
   * or better always does.
   *
   * @param merits of the first folds, finite
   * @param incumbentMerits of the same folds of the best trial so far
   * @param noise of the earlier trials
   */
  public Optional<String> objection(
      List<Double> merits, List<Double> incumbentMerits, FoldNoise noise) {
    List<Double> differences = differences(merits, incumbentMerits);
    double mean = Moments.mean(differences);
    if (mean >= 0) {
      return Optional.empty();
    }
    OptionalDouble chance = chance(differences, noise);
    if (chance.isEmpty() || chance.getAsDouble() > 1 - settings.confidence()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s worse than the best on %d of %d folds, p = %.2g",
            Texts.number(-mean),
            merits.size(),
            folds,
            chance.getAsDouble()));
  }

  /** What {@link FoldNoise} is made of. */
  public static List<Double> differences(List<Double> merits, List<Double> incumbentMerits) {
    if (merits.isEmpty() || merits.size() != incumbentMerits.size()) {
      throw new IllegalArgumentException(
          merits.size() + " folds are compared with " + incumbentMerits.size());
    }
    List<Double> differences = new ArrayList<>();
    for (int fold = 0; fold < merits.size(); fold++) {
      double difference = merits.get(fold) - incumbentMerits.get(fold);
      if (!Double.isFinite(difference)) {
        throw new IllegalArgumentException(
            "the merits of fold "
                + fold
                + " are "
                + merits.get(fold)
                + " and "
                + incumbentMerits.get(fold));
      }
      differences.add(difference);
    }
    return differences;
  }

  /** How likely so bad folds are for a trial as good as the best; empty where it is unknown. */
  private OptionalDouble chance(List<Double> differences, FoldNoise noise) {
    return switch (settings.test()) {
      case NONE -> OptionalDouble.empty();
      case WILCOXON -> OptionalDouble.of(SignedRanks.chanceOfSoLow(differences));
      case CORRECTED_T -> chance(differences, FoldNoise.Prior.NONE);
      case POOLED_T -> chance(differences, noise.prior());
    };
  }

  private OptionalDouble chance(List<Double> differences, FoldNoise.Prior prior) {
    int seen = differences.size();
    double squares = seen > 1 ? (seen - 1) * Moments.variance(differences) : 0;
    double degrees = prior.degrees() + seen - 1;
    double variance = (prior.degrees() * prior.variance() + squares) / degrees;
    if (!(variance > 0) || folds < 2) {
      return OptionalDouble.empty();
    }
    double testPerTrainingRow = 1.0 / (folds - 1);
    double error = Math.sqrt(variance * (1.0 / seen + testPerTrainingRow));
    return OptionalDouble.of(
        new TDistribution(null, degrees).cumulativeProbability(Moments.mean(differences) / error));
  }
}
