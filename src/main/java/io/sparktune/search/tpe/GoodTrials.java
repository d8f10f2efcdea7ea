package io.sparktune.search.tpe;

import java.util.Arrays;
import java.util.List;

/**
 * The good trials, with weights.
 *
 * @param weights one for each of them; their mean is 1
 */
record GoodTrials(List<Integer> numbers, List<Double> weights) {

  /** Trials from the best to the worst, with the weights of Hansen's CMA-ES for such a list. */
  static GoodTrials ranked(List<Integer> numbers) {
    double[] weights = new double[numbers.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.log(weights.length + 1.0) - Math.log(i + 1.0);
    }
    return weighted(numbers, weights);
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
