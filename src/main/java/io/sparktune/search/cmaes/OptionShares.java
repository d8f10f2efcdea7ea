package io.sparktune.search.cmaes;

import java.util.Arrays;
import java.util.List;

/**
 * The probabilities of the options of each choice (Hamano and others, CatCMA, arXiv 2405.09962).
 * Immutable.
 */
final class OptionShares {

  /** In places of options: unknown. */
  static final int NONE = -1;

  /** With this probability a draw has the likeliest option of every choice, when all is learnt. */
  private static final double SETTLED = 0.85;

  /** The share of what is new. */
  private static final double RATE = 0.5;

  private static final double ROUNDING = 1e-9;

  private final double[][] shares;

  private OptionShares(double[][] shares) {
    this.shares = shares;
  }

  /**
   * Options that are all equally likely.
   *
   * @param sizes how many options each choice has, at least 2
   */
  static OptionShares equal(int[] sizes) {
    double[][] shares = new double[sizes.length][];
    for (int choice = 0; choice < sizes.length; choice++) {
      shares[choice] = new double[sizes[choice]];
      Arrays.fill(shares[choice], 1.0 / sizes[choice]);
    }
    return new OptionShares(shares);
  }

  double share(int choice, int option) {
    return shares[choice][option];
  }

  /** The place of an option for each choice, from uniform numbers. */
  int[] options(double[] uniforms) {
    int[] options = new int[shares.length];
    for (int choice = 0; choice < options.length; choice++) {
      double rest = uniforms[choice];
      int option = 0;
      while (option < shares[choice].length - 1 && rest >= shares[choice][option]) {
        rest -= shares[choice][option++];
      }
      options[choice] = option;
    }
    return options;
  }

  /**
   * The next shares, a step along the natural gradient.
   *
   * @param ranked the draws of the results, the best first
   * @param weights of the results; those below 0 are passed over
   */
  OptionShares after(List<Candidate> ranked, double[] weights) {
    double[][] next = new double[shares.length][];
    for (int choice = 0; choice < next.length; choice++) {
      next[choice] = shares[choice].clone();
      for (int k = 0; k < weights.length; k++) {
        int option = ranked.get(k).options[choice];
        if (weights[k] > 0 && option != NONE) {
          for (int i = 0; i < next[choice].length; i++) {
            next[choice][i] -= RATE * weights[k] * shares[choice][i];
          }
          next[choice][option] += RATE * weights[k];
        }
      }
      lift(next[choice]);
    }
    return new OptionShares(next);
  }

  /** Whether every choice is as concentrated as its margin allows. */
  boolean areSettled() {
    for (double[] choice : shares) {
      double most = Arrays.stream(choice).max().orElseThrow();
      if (most < 1 - (choice.length - 1) * least(choice.length) - ROUNDING) {
        return false;
      }
    }
    return true;
  }

  /** No option becomes less likely than the margin. */
  private void lift(double[] choice) {
    double least = least(choice.length);
    double sum = 0;
    for (int i = 0; i < choice.length; i++) {
      choice[i] = Math.max(choice[i], least);
      sum += choice[i];
    }
    double above = sum - choice.length * least;
    for (int i = 0; i < choice.length; i++) {
      choice[i] += (1 - sum) / above * (choice[i] - least);
    }
  }

  private double least(int options) {
    return (1 - Math.pow(SETTLED, 1.0 / shares.length)) / (options - 1);
  }
}
