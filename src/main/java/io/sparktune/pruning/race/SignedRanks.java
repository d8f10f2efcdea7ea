package io.sparktune.pruning.race;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact one-sided signed-rank test of Wilcoxon, for any number of differences, ties included.
 * Zeros are ranked with the others and then left out (Pratt, JASA 54, 1959).
 */
final class SignedRanks {

  private SignedRanks() {}

  /**
   * The p-value: the probability that positive ranks sum to no more than here, were each sign a
   * fair coin.
   */
  static double pValue(List<Double> differences) {
    int[] doubled = doubledRanks(differences);
    int seen = 0;
    int most = 0;
    for (int i = 0; i < doubled.length; i++) {
      double difference = differences.get(i);
      seen += difference > 0 ? doubled[i] : 0;
      most += difference == 0 ? 0 : doubled[i];
    }
    double[] probabilities = new double[most + 1];
    probabilities[0] = 1;
    for (int i = 0; i < doubled.length; i++) {
      if (differences.get(i) != 0) {
        add(probabilities, doubled[i]);
      }
    }
    return Math.min(1, IntStream.rangeClosed(0, seen).mapToDouble(sum -> probabilities[sum]).sum());
  }

  /** The distribution of a sum after a rank is added to it, or not. */
  private static void add(double[] probabilities, int rank) {
    for (int sum = probabilities.length - 1; sum >= 0; sum--) {
      double added = sum >= rank ? probabilities[sum - rank] : 0;
      probabilities[sum] = (probabilities[sum] + added) / 2;
    }
  }

  /** Twice the ranks by size, from 1, equal ones at their mean, so that all are whole numbers. */
  private static int[] doubledRanks(List<Double> differences) {
    List<Integer> bySize =
        IntStream.range(0, differences.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Math.abs(differences.get(i))))
            .toList();
    int[] doubled = new int[differences.size()];
    int from = 0;
    while (from < doubled.length) {
      double size = Math.abs(differences.get(bySize.get(from)));
      int to = from;
      while (to < doubled.length && Math.abs(differences.get(bySize.get(to))) == size) {
        to++;
      }
      for (int i = from; i < to; i++) {
        doubled[bySize.get(i)] = from + 1 + to;
      }
      from = to;
    }
    return doubled;
  }
}
