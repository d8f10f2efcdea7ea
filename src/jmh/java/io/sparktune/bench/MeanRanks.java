package io.sparktune.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The mean rank of each sampler over functions, by the median of its regrets at the end; 1 is best,
 * and equal ones share their ranks' mean. A sampler without some functions has the mean over those
 * that it has.
 */
final class MeanRanks {

  /** What a sampler is off a minimum by less than this is rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * One sampler's.
   *
   * @param functions on how many it was ranked
   */
  record MeanRank(String sampler, double mean, int functions) {}

  private MeanRanks() {}

  /** From the best to the worst. */
  static List<MeanRank> of(List<Quality> qualities) {
    Map<String, List<Double>> ranks = new LinkedHashMap<>();
    Set<String> functions = new TreeSet<>();
    qualities.forEach(quality -> functions.add(quality.function()));
    for (String function : functions) {
      List<Quality> field =
          qualities.stream()
              .filter(quality -> quality.function().equals(function))
              .filter(quality -> !Double.isNaN(quality.last()))
              .toList();
      for (Quality quality : field) {
        ranks
            .computeIfAbsent(quality.sampler(), name -> new ArrayList<>())
            .add(rank(quality, field));
      }
    }
    return ranks.entrySet().stream()
        .map(entry -> new MeanRank(entry.getKey(), mean(entry.getValue()), entry.getValue().size()))
        .sorted(Comparator.comparingDouble(MeanRank::mean))
        .toList();
  }

  private static double rank(Quality quality, List<Quality> field) {
    double own = rounded(quality);
    long below = field.stream().filter(other -> rounded(other) < own).count();
    long equal = field.stream().filter(other -> rounded(other) == own).count();
    return below + (equal + 1) / 2.0;
  }

  private static double rounded(Quality quality) {
    return Math.max(ROUNDING, quality.last());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
