package io.sparktune.search.tpe;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The good trials, with weights.
 *
 * @param weights one for each of them; their mean is 1
 */
record GoodTrials(List<Integer> numbers, List<Double> weights) {

  /**
   * Trials from the best to the worst, with the weights of Hansen's CMA-ES for such a list. Each of
   * n tied trials has their mean weight divided by the root of n, so that a result loses weight the
   * more often it comes.
   *
   * @param areTied whether two neighbours in the list have the same result
   */
  static GoodTrials ranked(List<Integer> numbers, BiPredicate<Integer, Integer> areTied) {
    double[] weights = new double[numbers.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.log(weights.length + 1.0) - Math.log(i + 1.0);
    }
    int from = 0;
    for (int to = 1; to <= weights.length; to++) {
      boolean goesOn = to < weights.length && areTied.test(numbers.get(to - 1), numbers.get(to));
      if (!goesOn) {
        share(weights, from, to);
        from = to;
      }
    }
    return weighted(numbers, weights);
  }

  private static void share(double[] weights, int from, int to) {
    if (to - from > 1) {
      double mean = Arrays.stream(weights, from, to).average().orElseThrow();
      Arrays.fill(weights, from, to, mean / Math.sqrt(to - from));
    }
  }

  /** Trials with weights in any unit. */
  static GoodTrials weighted(List<Integer> numbers, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double mean = sum / weights.length;
    return new GoodTrials(
        List.copyOf(numbers), Arrays.stream(weights).mapToObj(weight -> weight / mean).toList());
  }
}
