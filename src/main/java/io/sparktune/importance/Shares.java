package io.sparktune.importance;

/**
 * The shares of variance due to parameters alone and to pairs of them, less those of their twins.
 */
final class Shares {

  private final double[] parameters;
  private final double[] pairs;

  /**
   * @param parameters one share each
   * @param pairs in the order of {@link #pair}; none for a method without pairs
   */
  Shares(double[] parameters, double[] pairs) {
    this.parameters = parameters;
    this.pairs = pairs;
  }

  double[] parameters() {
    return parameters;
  }

  double[] pairs() {
    return pairs;
  }

  static Shares none(int parameters, int pairs) {
    return new Shares(new double[parameters], new double[pairs]);
  }

  /** The place of a pair, the second parameter standing after the first. */
  static int pair(int first, int second) {
    return second * (second - 1) / 2 + first;
  }

  static int pairs(int parameters) {
    return pair(0, parameters);
  }

  void add(Shares other, double weight) {
    add(parameters, other.parameters, weight);
    add(pairs, other.pairs, weight);
  }

  private static void add(double[] to, double[] from, double weight) {
    for (int i = 0; i < to.length; i++) {
      to[i] += weight * from[i];
    }
  }
}
