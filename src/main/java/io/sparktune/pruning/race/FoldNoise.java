package io.sparktune.pruning.race;

import io.sparktune.trial.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.FDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The variance, from fold to fold, of the differences between trials and the best one, estimated
 * from the latest comparisons. Immutable.
 */
public final class FoldNoise {

  /** Bounds what is kept and lets the noise follow a study that closes in on good trials. */
  private static final int MOST_KEPT = 200;

  private static final int FEWEST_COMPARISONS = 5;
  private static final double FEWEST_DEGREES = 1;
  private static final double MOST_DEGREES = 64;
  private static final int BISECTIONS = 12;

  /** The distance of the quartiles of a normal variable, in its deviations. */
  private static final double QUARTILES = 1.349;

  private static final FoldNoise NONE = new FoldNoise(List.of(), List.of());

  /** The latest ones, the last one at the end. */
  private final List<Comparison> comparisons;

  /** Merits of the first fold, which count until comparisons tell. */
  private final List<Double> firsts;

  /** Made when it is first asked for, which studies without a race never do. */
  private volatile @Nullable Prior prior;

  private record Comparison(double variance, int degrees) {}

  /**
   * The prior of the variance of a trial's differences: as informative as so many degrees of
   * freedom.
   */
  record Prior(double degrees, double variance) {
    static final Prior NONE = new Prior(0, 0);
  }

  private FoldNoise(List<Comparison> comparisons, List<Double> firsts) {
    this.comparisons = comparisons;
    this.firsts = firsts;
  }

  /** No comparisons yet. */
  public static FoldNoise none() {
    return NONE;
  }

  /**
   * This noise and one more comparison. Differences of one fold alone, or without any spread, tell
   * nothing and are left out.
   *
   * @param differences of a trial's first folds to those of the best one of that time
   */
  public FoldNoise with(List<Double> differences) {
    int degrees = differences.size() - 1;
    double variance = degrees < 1 ? 0 : Moments.variance(differences);
    if (!(variance > 0)) {
      return this;
    }
    int from = Math.max(0, comparisons.size() + 1 - MOST_KEPT);
    List<Comparison> more = new ArrayList<>(comparisons.subList(from, comparisons.size()));
    more.add(new Comparison(variance, degrees));
    return new FoldNoise(List.copyOf(more), firsts);
  }

  /** This noise and the merit of one more trial's first fold. */
  public FoldNoise withFirst(double merit) {
    if (!isUnknown()) {
      return this;
    }
    List<Double> more = new ArrayList<>(firsts);
    more.add(merit);
    return new FoldNoise(comparisons, List.copyOf(more));
  }

  /** Whether too few trials were compared. */
  public boolean isUnknown() {
    return comparisons.size() < FEWEST_COMPARISONS;
  }

  /** {@link Prior#NONE} while too few trials are known. */
  Prior prior() {
    Prior known = prior;
    if (known == null) {
      known = isUnknown() ? bound() : estimated();
      prior = known;
    }
    return known;
  }

  /**
   * Variances of the model of Smyth (2004) are those of the prior times an F variable. Divided by a
   * quantile of it, all have the prior's variance as theirs, whatever their degrees of freedom. The
   * prior's degrees are those for which the quartiles say the same; its variance is what the median
   * says, which a few odd trials do not move.
   */
  private Prior estimated() {
    double low = FEWEST_DEGREES;
    double high = MOST_DEGREES;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = Math.sqrt(low * high);
      if (variance(middle, 0.75) > variance(middle, 0.25)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double seen = comparisons.stream().mapToInt(Comparison::degrees).sum() / 2.0;
    double degrees = Math.max(FEWEST_DEGREES, Math.min(low, seen));
    return new Prior(degrees, variance(degrees, 0.5));
  }

  /** On one fold, trials differ by its noise and by how good they are: at least as much. */
  private Prior bound() {
    if (firsts.size() < FEWEST_COMPARISONS) {
      return Prior.NONE;
    }
    double[] sorted = firsts.stream().mapToDouble(merit -> merit).sorted().toArray();
    double deviation = (Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25)) / QUARTILES;
    // The variance of two trials' difference is twice that of one. Quartiles say half as much as
    // all values do.
    return deviation > 0
        ? new Prior((sorted.length - 1) / 2.0, 2 * deviation * deviation)
        : Prior.NONE;
  }

  /** The prior's variance by one quantile of the comparisons, if it had these degrees. */
  private double variance(double degrees, double share) {
    Map<Integer, Double> quantiles = new LinkedHashMap<>();
    double[] variances = new double[comparisons.size()];
    for (int i = 0; i < variances.length; i++) {
      Comparison comparison = comparisons.get(i);
      double quantile =
          quantiles.computeIfAbsent(
              comparison.degrees(),
              own -> new FDistribution(null, own, degrees).inverseCumulativeProbability(share));
      variances[i] = comparison.variance() / quantile;
    }
    Arrays.sort(variances);
    return Quantiles.of(variances, share);
  }
}
