package io.sparktune.pruning;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Ends a trial whose best merit so far is worse than what a share of the other trials had after the
 * same epoch (the median rule of Golovin et al., Google Vizier, KDD 2017, with Optuna's reading of
 * it: best so far against the others' standings, whatever they had before or after).
 */
final class PercentilePruner implements Pruner {

  private final PrunerSettings.Percentile settings;
  private final int mostEpochs;

  PercentilePruner(PrunerSettings.Percentile settings, int mostEpochs) {
    this.settings = settings;
    this.mostEpochs = mostEpochs;
  }

  @Override
  public boolean looksAt(int bracket, int epoch) {
    int afterWarmUp = epoch - settings.warmUpEpochs() - 1;
    return afterWarmUp >= 0 && afterWarmUp % settings.intervalEpochs() == 0 && epoch < mostEpochs;
  }

  @Override
  public Optional<String> objection(
      CurveStanding standing, List<Double> curve, CurveStandings others) {
    RankedMerits merits = others.like(standing);
    double best = Math.max(standing.merit(), Collections.max(curve));
    if (merits.size() < settings.startupTrials() || merits.better(best) == 0) {
      return Optional.empty();
    }
    if (best == Double.NEGATIVE_INFINITY) {
      return Optional.of("no score up to epoch " + standing.epoch());
    }
    if (best >= merits.reachedBy(settings.percentile() / 100)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "rank %d of %d after epoch %d, the best %s %% go on",
            merits.better(best) + 1,
            merits.size() + 1,
            standing.epoch(),
            NumberText.number(settings.percentile())));
  }
}
