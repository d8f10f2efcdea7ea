package io.sparktune.pruning;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * How much trials differ from the best one from fold to fold: an immutable value, made of the
 * variances of the latest comparisons.
 */
public final class FoldNoise {

  /** Bounds what is kept and lets the noise follow a study that closes in on good trials. */
  private static final int MOST_KEPT = 200;

  private static final int FEWEST_THAT_TELL = 5;
  private static final double FEWEST_DEGREES = 1;
  private static final double MOST_DEGREES = 64;
  private static final int BISECTIONS = 12;

  private static final FoldNoise NONE = new FoldNoise(0, new double[0]);

  private final int degreesOfEach;

  /** Of the latest comparisons, the last one at the end. */
  private final double[] variances;

  private final Prior prior;

  /**
   * What is known of the variance of a trial's differences before any fold is seen: as much as from
   * so many degrees of freedom.
   */
  record Prior(double degrees, double variance) {
    static final Prior NONE = new Prior(0, 0);
  }

  private FoldNoise(int degreesOfEach, double[] variances) {
    this.degreesOfEach = degreesOfEach;
    this.variances = variances;
    this.prior = variances.length < FEWEST_THAT_TELL ? Prior.NONE : estimated();
  }

  /** Nothing was compared yet. */
  public static FoldNoise none() {
    return NONE;
  }

  /**
   * This noise and one more comparison. Differences of one fold alone, or without any spread, tell
   * nothing and are left out.
   *
   * @param differences of a trial with all folds scored to the best one of that time
   */
  public FoldNoise with(List<Double> differences) {
    int degrees = differences.size() - 1;
    if (degreesOfEach > 0 && degrees != degreesOfEach) {
      throw new IllegalArgumentException(
          differences.size() + " folds after comparisons of " + (degreesOfEach + 1));
    }
    double variance = degrees < 1 ? 0 : Moments.variance(differences);
    if (!(variance > 0)) {
      return this;
    }
    int from = Math.max(0, variances.length + 1 - MOST_KEPT);
    double[] more = Arrays.copyOfRange(variances, from, variances.length + 1);
    more[more.length - 1] = variance;
    return new FoldNoise(degrees, more);
  }

  /** {@link Prior#NONE} while too few trials were compared. */
  Prior prior() {
    return prior;
  }

  /**
   * Variances of the model of Smyth (2004) are those of the prior times an F variable. Its degrees
   * of freedom are found from the quartiles and its scale from the median, which a few odd trials
   * do not move.
   */
  private Prior estimated() {
    double[] sorted = variances.clone();
    Arrays.sort(sorted);
    double spread = quantile(sorted, 0.75) / quantile(sorted, 0.25);
    double low = FEWEST_DEGREES;
    double high = MOST_DEGREES;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = Math.sqrt(low * high);
      if (spread(middle) > spread) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double seen = variances.length * degreesOfEach / 2.0;
    double degrees = Math.max(FEWEST_DEGREES, Math.min(low, seen));
    double median = distribution(degrees).inverseCumulativeProbability(0.5);
    return new Prior(degrees, quantile(sorted, 0.5) / median);
  }

  private double spread(double degrees) {
    FDistribution distribution = distribution(degrees);
    return distribution.inverseCumulativeProbability(0.75)
        / distribution.inverseCumulativeProbability(0.25);
  }

  private FDistribution distribution(double degrees) {
    return new FDistribution(null, degreesOfEach, degrees);
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
