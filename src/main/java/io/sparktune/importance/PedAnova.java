package io.sparktune.importance;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * PED-ANOVA: the importance of parameters for getting from a region of good rows into the best of
 * them, by the Pearson divergence of Parzen densities (Watanabe, Bansal and Hutter 2023, arXiv
 * 2304.10255, theorem 1). Where the paper takes the uniform density for the whole space, this takes
 * the density of all rows: the same for random search, and a sampler's own preferences do not count
 * as importance.
 */
final class PedAnova implements Anova {

  private static final double BEST_SHARE = 0.1;

  private static final int TWINS = 8;

  private final double regionShare;

  /**
   * @param regionShare of the rows that make the region: 1 for all, less for the best of them
   */
  PedAnova(double regionShare) {
    this.regionShare = regionShare;
  }

  @Override
  public Shares of(BootstrapDraw draw, SplittableRandom random) {
    int region = Math.max(2, (int) Math.round(regionShare * draw.rows()));
    int best = Math.max(1, Math.min(region / 2, best(draw.rows())));
    int[] bestFirst = bestFirst(draw);
    double whole = 0;
    Shares shares = Shares.none(draw.axes().size(), 0);
    for (int axis = 0; axis < draw.axes().size(); axis++) {
      ParzenDensities densities =
          new ParzenDensities(draw.axes().get(axis), bestFirst, best, region);
      double own = densities.divergence(draw.cells(axis));
      double twins = 0;
      for (int twin = 0; twin < TWINS; twin++) {
        twins += densities.divergence(draw.twin(axis, random)) / TWINS;
      }
      shares.parameters()[axis] = own - twins;
      // The whole must not distinguish twin and parameter, or chance would not cancel out.
      whole += Math.max(own, twins);
    }
    for (int axis = 0; axis < draw.axes().size() && whole > 0; axis++) {
      shares.parameters()[axis] /= whole;
    }
    return shares;
  }

  /** A tenth of the rows, but more of fewer than a hundred. */
  private static int best(int rows) {
    return (int) Math.round(Math.max(BEST_SHARE * rows, Math.sqrt(rows)));
  }

  private static int[] bestFirst(BootstrapDraw draw) {
    return IntStream.range(0, draw.rows())
        .boxed()
        .sorted(Comparator.comparing(row -> -draw.merits()[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
