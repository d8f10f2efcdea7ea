package io.sparktune.search.pareto;

/** Pareto dominance. */
public final class Dominance {

  private Dominance() {}

  /** Whether the first is nowhere worse than the second and somewhere better. */
  public static boolean dominates(double[] merits, double[] others) {
    if (merits.length != others.length) {
      throw new IllegalArgumentException(
          merits.length + " merits are compared with " + others.length);
    }
    boolean better = false;
    for (int goal = 0; goal < merits.length; goal++) {
      if (merits[goal] < others[goal]) {
        return false;
      }
      better |= merits[goal] > others[goal];
    }
    return better;
  }
}
