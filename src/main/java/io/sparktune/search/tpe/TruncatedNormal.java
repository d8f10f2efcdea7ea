package io.sparktune.search.tpe;

import io.sparktune.search.normal.NormalTable;
import java.util.SplittableRandom;

/** Normal kernels, truncated at the ends of the unit interval. */
final class TruncatedNormal {

  /** A narrower kernel would search where no metric distinguishes values. */
  private static final double LEAST = 0.01;

  private TruncatedNormal() {}

  static double width(double shrinkage, double spread) {
    return Math.min(1, Math.max(LEAST, shrinkage * spread));
  }

  /** One over each kernel's mass within the unit interval; 1 where a component has none. */
  static double[] scales(double[] centres, double width) {
    double[] scales = new double[centres.length];
    for (int i = 0; i < scales.length; i++) {
      double inside =
          NormalTable.below((1 - centres[i]) / width) - NormalTable.below(-centres[i] / width);
      scales[i] = Double.isNaN(centres[i]) ? 1 : 1 / inside;
    }
    return scales;
  }

  static double draw(double centre, double width, SplittableRandom random) {
    while (true) {
      double at = centre + width * random.nextGaussian();
      if (0 <= at && at <= 1) {
        return at;
      }
    }
  }
}
