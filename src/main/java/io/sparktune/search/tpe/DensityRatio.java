package io.sparktune.search.tpe;

import java.util.List;

/**
 * The acquisition function of TPE over a block of parameters: the sum of the logarithms of relative
 * density ratios (Watanabe and Hutter, c-TPE, IJCAI 2023), one for the goals and one for each
 * violated requirement.
 */
record DensityRatio(List<Ratio> ratios) {

  /**
   * The ratio of the density of the wanted trials to that of all trials.
   *
   * @param share of the wanted among all trials, in (0, 1)
   */
  record Ratio(Density wanted, Density others, double share) {

    double logAt(double[] point) {
      double quotient = Math.exp(others.logAt(point) - wanted.logAt(point));
      return -Math.log(share + (1 - share) * quotient);
    }
  }

  double at(double[] point) {
    double sum = 0;
    for (Ratio ratio : ratios) {
      sum += ratio.logAt(point);
    }
    return sum;
  }

  /** The density that candidates are drawn from. */
  Density good() {
    return ratios.get(0).wanted;
  }
}
