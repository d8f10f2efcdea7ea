package io.sparktune.search.gp.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A monotone map of merits to targets with mean 0 and deviation 1: the distance of a merit from the
 * best is raised to a power (Box and Cox, J. R. Stat. Soc. B 26, 1964), so that goals that span
 * decades and goals with a plateau vary evenly. Merits far below the median count as the {@code
 * worst}, those above the best continue in a straight line.
 *
 * @param best the merit from which distances are measured
 * @param unit the distance at which the power takes effect, above 0
 * @param power 1 for a straight line, 0 for the logarithm
 * @param worst the merit below which all are equal
 */
public record MeritScale(
    double best, double unit, double power, double worst, double centre, double spread) {

  /** Merits beyond so many times the distance from the best to the median count as the worst. */
  private static final double REACH = 8;

  /** Smaller distances count as none: their slopes would be infinite. */
  private static final double LEAST_UNIT = 1e-290;

  /** Scales to choose from, for merits of which there is at least one. */
  public static List<MeritScale> candidates(double[] merits) {
    double[] lacks = lacks(merits);
    double middle = quantile(lacks, 0.5);
    double few = quantile(lacks, 0.15);
    double most = lacks[lacks.length - 1];
    double reach = middle > 0 ? Math.min(most, REACH * middle) : most;
    List<MeritScale> candidates = new ArrayList<>();
    candidates.add(fitted(merits, reach, reach, 1));
    if (few > 0 && middle < most) {
      candidates.add(fitted(merits, reach, middle, 0.5));
      candidates.add(fitted(merits, reach, middle, 0));
      candidates.add(fitted(merits, reach, few, 0));
      candidates.add(fitted(merits, reach, middle, 2));
      candidates.add(fitted(merits, reach, middle, 4));
    }
    return candidates;
  }

  private static double[] lacks(double[] merits) {
    double best = Arrays.stream(merits).max().orElseThrow();
    return Arrays.stream(merits)
        .map(merit -> Math.min(Double.MAX_VALUE, best - merit))
        .sorted()
        .toArray();
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }

  private static MeritScale fitted(double[] merits, double reach, double unit, double power) {
    double best = Arrays.stream(merits).max().orElseThrow();
    double positive = unit >= LEAST_UNIT ? unit : 1;
    MeritScale plain = new MeritScale(best, positive, power, best - reach, 0, 1);
    double[] targets = Arrays.stream(merits).map(plain::target).toArray();
    double centre = Arrays.stream(targets).average().orElseThrow();
    double variance =
        Arrays.stream(targets).map(t -> (t - centre) * (t - centre)).average().orElseThrow();
    double spread = variance > 0 && Double.isFinite(variance) ? Math.sqrt(variance) : 1;
    return new MeritScale(best, positive, power, best - reach, centre, spread);
  }

  public double target(double merit) {
    double lack = (best - Math.max(worst, merit)) / unit;
    return (-grown(lack) - centre) / spread;
  }

  private double grown(double lack) {
    if (lack <= 0 || power == 1) {
      return lack;
    }
    return power == 0 ? Math.log1p(lack) : (Math.pow(1 + lack, power) - 1) / power;
  }

  /** By how much the target grows with the merit. */
  public double slope(double merit) {
    double lack = Math.max(0, (best - Math.max(worst, merit)) / unit);
    return Math.pow(1 + lack, power - 1) / (unit * spread);
  }
}
