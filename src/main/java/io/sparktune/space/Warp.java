package io.sparktune.space;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The cumulative distribution of a prior on the unit interval, which maps uniform coordinates to
 * values that follow the prior. Places beyond about eight deviations from the mean cannot be
 * distinguished.
 */
final class Warp {

  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

  private final boolean isUniform;
  private final double mean;
  private final double deviation;
  private final double below;
  private final double within;
  private final double above;

  /**
   * @param low the lower end of the range, for countable values that of the first one's cell
   * @param high the upper end
   */
  Warp(Prior prior, Scale scale, double low, double high) {
    isUniform = prior.isUniform() || low == high;
    if (isUniform) {
      mean = 0;
      deviation = 0;
      below = 0;
      within = 1;
      above = 0;
    } else {
      Prior.Normal normal = (Prior.Normal) prior;
      mean = scale.unitOf(normal.mean(), low, high);
      deviation = normal.deviation() / scale.distance(low, high);
      below = STANDARD.cumulativeProbability(-mean / deviation);
      above = STANDARD.cumulativeProbability((mean - 1) / deviation);
      within = 1 - below - above;
    }
  }

  /** The share of the scaled range below which this share of the values lies. */
  double shareAt(double unit) {
    if (isUniform || unit <= 0 || unit >= 1) {
      return unit;
    }
    double lower = below + unit * within;
    double upper = above + (1 - unit) * within;
    // Small probabilities keep their precision, those near one do not.
    double place =
        lower < upper
            ? STANDARD.inverseCumulativeProbability(lower)
            : -STANDARD.inverseCumulativeProbability(upper);
    return clamp(mean + deviation * place);
  }

  /** The share of the values that lies below a share of the scaled range. */
  double unitOf(double share) {
    if (isUniform) {
      return share;
    }
    double place = (share - mean) / deviation;
    return clamp(
        place < 0
            ? (STANDARD.cumulativeProbability(place) - below) / within
            : 1 - (STANDARD.cumulativeProbability(-place) - above) / within);
  }

  /** The middle of the part of the unit interval that belongs to one of evenly spread cells. */
  double unitOfCell(long index, long cells) {
    return isUniform
        ? (index + 0.5) / cells
        : (unitOf((double) index / cells) + unitOf((index + 1.0) / cells)) / 2;
  }

  private static double clamp(double share) {
    return Math.min(1, Math.max(0, share));
  }
}
