package io.sparktune.pruning.race;

import io.sparktune.pruning.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Prunes trials that are worse than the best one on their first folds, before the others are
 * trained. Both have the same folds, so that the differences are paired.
 */
public final class FoldRace {

  private final RaceSettings settings;
  private final int folds;
  private final double testRatio;

  /**
   * @param folds of a trial, all of about the same size
   * @param testRatio of the rows that a fold is scored on to those that it is trained on
   */
  public FoldRace(RaceSettings settings, int folds, double testRatio) {
    if (folds < 1) {
      throw new IllegalArgumentException("a trial has " + folds + " folds");
    }
    if (!(testRatio > 0 && Double.isFinite(testRatio))) {
      throw new IllegalArgumentException("the ratio of test to training rows is " + testRatio);
    }
    this.settings = settings;
    this.folds = folds;
    this.testRatio = testRatio;
  }

  /** The ratio of the rows that a fold is scored on to those that it is trained on. */
  public double testRatio() {
    return testRatio;
  }

  /**
   * The number of the first folds that may be trained.
   *
   * @param scored how many of the first folds all have their scores
   */
  public int released(int scored) {
    int wider =
        switch (settings.test()) {
          case NONE -> folds;
          case WILCOXON, CORRECTED_T, POOLED_T ->
              scored == 0 ? 1 : 2 * Integer.highestOneBit(scored);
          case PREDICTIVE_T -> scored + 1;
        };
    return Math.min(folds, wider);
  }

  /**
   * The reason to prune a trial, empty where it continues, as every trial does that is as good as
   * the best one.
   *
   * @param merits of the first folds, finite
   * @param incumbentMerits of the same folds of the best trial so far
   * @param noise of the earlier trials
   */
  public Optional<String> pruneReason(
      List<Double> merits, List<Double> incumbentMerits, FoldNoise noise) {
    List<Double> differences = differences(merits, incumbentMerits);
    double mean = Moments.mean(differences);
    if (mean >= 0 || folds < 2) {
      return Optional.empty();
    }
    return switch (settings.test()) {
      case NONE -> Optional.empty();
      case WILCOXON -> worse(differences, SignedRanks.pValue(differences));
      case CORRECTED_T ->
          Estimate.of(differences, FoldNoise.Prior.NONE)
              .flatMap(estimate -> worse(differences, correctedPValue(estimate, testRatio)));
      case POOLED_T ->
          Estimate.of(differences, noise.prior())
              .flatMap(estimate -> worse(differences, correctedPValue(estimate, testRatio)));
      case PREDICTIVE_T -> Estimate.of(differences, noise.prior()).flatMap(this::unlikelyToWin);
    };
  }

  /** The paired differences, from which {@link FoldNoise} is estimated. */
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

  /** The mean and variance of differences, estimated from the first folds. */
  private record Estimate(int seen, double mean, double variance, double degrees) {

    /** Empty where the variance is unknown. */
    static Optional<Estimate> of(List<Double> differences, FoldNoise.Prior prior) {
      int seen = differences.size();
      double squares = seen > 1 ? (seen - 1) * Moments.variance(differences) : 0;
      double degrees = prior.degrees() + seen - 1;
      double variance = (prior.degrees() * prior.variance() + squares) / degrees;
      return variance > 0
          ? Optional.of(new Estimate(seen, Moments.mean(differences), variance, degrees))
          : Optional.empty();
    }

    /** The probability that a t variable is at most this. */
    double probabilityUpTo(double quantile) {
      return new TDistribution(null, degrees).cumulativeProbability(quantile);
    }
  }

  /**
   * The p-value of the corrected resampled t-test: the probability of folds this bad for a trial as
   * good as the best.
   *
   * @param differences of the folds
   * @param testRatio of the rows that a fold is scored on to those that it is trained on
   * @return empty where they have no spread
   */
  public static OptionalDouble correctedPValue(List<Double> differences, double testRatio) {
    return Estimate.of(differences, FoldNoise.Prior.NONE)
        .map(estimate -> OptionalDouble.of(correctedPValue(estimate, testRatio)))
        .orElse(OptionalDouble.empty());
  }

  private static double correctedPValue(Estimate estimate, double testRatio) {
    double error = correctedError(estimate.variance(), estimate.seen(), testRatio);
    return estimate.probabilityUpTo(estimate.mean() / error);
  }

  /** Of the mean difference over some folds, to that on rows that no fold has. */
  private static double correctedError(double variance, int overFolds, double testRatio) {
    return Math.sqrt(variance * (1.0 / overFolds + testRatio));
  }

  private Optional<String> worse(List<Double> differences, double pValue) {
    return pValue <= 1 - settings.confidence()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%s worse than the best on %d of %d folds, p = %.2g",
                NumberText.number(-Moments.mean(differences)),
                differences.size(),
                folds,
                pValue))
        : Optional.empty();
  }

  /**
   * The folds to come have the mean difference of those seen, which is known with an error, and
   * vary by themselves; together the mean over all has the variance of one fold times 1 / seen - 1
   * / folds.
   */
  private Optional<String> unlikelyToWin(Estimate estimate) {
    double margin = settings.margin() * correctedError(estimate.variance(), folds, testRatio);
    double deviation = Math.sqrt(estimate.variance() * (1.0 / estimate.seen() - 1.0 / folds));
    double pValue = estimate.probabilityUpTo((estimate.mean() - margin) / deviation);
    return pValue <= 1 - settings.confidence()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%s worse than the best on %d of %d folds, %s better on all with p = %.2g",
                NumberText.number(-estimate.mean()),
                estimate.seen(),
                folds,
                NumberText.number(margin),
                pValue))
        : Optional.empty();
  }
}
