package io.sparktune.search.tpe;

/** The standard deviation from which Scott's rule derives the bandwidth of kernels. */
enum KernelBandwidth {
  /**
   * That of the points, among which the prior counts as half a one, so that few points make wide
   * kernels. A sample that contracts sharpens its own density.
   */
  MEASURED {
    @Override
    double along(int place, WeightedPoints sample) {
      double sum = 0;
      double squaredWeights = 0;
      double mean = 0;
      for (int i = 0; i < sample.size(); i++) {
        double at = sample.point(i)[place];
        if (!Double.isNaN(at)) {
          sum += sample.weight(i);
          squaredWeights += sample.weight(i) * sample.weight(i);
          mean += sample.weight(i) * at;
        }
      }
      if (sum == 0) {
        return Math.sqrt(UNIFORM_VARIANCE);
      }
      mean /= sum;
      double squares = 0;
      for (int i = 0; i < sample.size(); i++) {
        double at = sample.point(i)[place];
        if (!Double.isNaN(at)) {
          squares += sample.weight(i) * (at - mean) * (at - mean);
        }
      }
      double points = sum * sum / squaredWeights;
      return Math.sqrt(
          (points * squares / sum + PRIOR_POINTS * UNIFORM_VARIANCE) / (points + PRIOR_POINTS));
    }
  },
  /**
   * One for all samples. Bad points are everywhere and soon crowd around the good ones; kernels as
   * wide as their own deviation would blur the gaps between them, which are what to try next.
   */
  FIXED {
    @Override
    double along(int place, WeightedPoints sample) {
      return FIFTH;
    }
  },
  /**
   * The same where each parameter is chosen by itself: along one coordinate bad points lie close,
   * and in wider kernels than the good ones' a search stays with one value for ever.
   */
  FINE {
    @Override
    double along(int place, WeightedPoints sample) {
      return TWENTIETH;
    }
  };

  private static final double FIFTH = 0.2;
  private static final double TWENTIETH = 0.05;
  private static final double PRIOR_POINTS = 0.5;
  private static final double UNIFORM_VARIANCE = 1.0 / 12;

  abstract double along(int place, WeightedPoints sample);
}
