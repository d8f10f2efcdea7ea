package io.sparktune.pruning;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The percentile rule: prunes a trial whose best merit so far is worse than a share of the other
 * trials' merits after the same epoch (the median stopping rule of Golovin et al., Google Vizier,
 * KDD 2017, in Optuna's form: best so far against the others' merits at that epoch).
 */
final class PercentilePruner implements Pruner {

  private final double percentile;
  private final int startupTrials;
  private final JudgedEpochs epochs;

  PercentilePruner(double percentile, int startupTrials, JudgedEpochs epochs) {
    this.percentile = percentile;
    this.startupTrials = startupTrials;
    this.epochs = epochs;
  }

  @Override
  public boolean looksAt(int bracket, int epoch) {
    return epochs.contains(epoch);
  }

  @Override
  public Optional<String> pruneReason(
      CurveStanding standing, List<Double> curve, CurveStandings others) {
    RankedMerits merits = others.like(standing);
    double best = Math.max(standing.merit(), Collections.max(curve));
    if (merits.size() < startupTrials || merits.better(best) == 0) {
      return Optional.empty();
    }
    if (best == Double.NEGATIVE_INFINITY) {
      return Optional.of("no score up to epoch " + standing.epoch());
    }
    if (best >= merits.reachedBy(percentile / 100)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "rank %d of %d after epoch %d, the best %s %% continue",
            merits.better(best) + 1,
            merits.size() + 1,
            standing.epoch(),
            NumberText.number(percentile)));
  }
}
