package io.sparktune.pruning;

import io.sparktune.trial.Direction;
import java.util.List;
import java.util.Optional;

/** Ends a trial whose score leaves fixed bounds, or that has none. */
final class ThresholdPruner implements Pruner {

  private final PrunerSettings.Threshold settings;
  private final Direction direction;
  private final int mostEpochs;

  ThresholdPruner(PrunerSettings.Threshold settings, Direction direction, int mostEpochs) {
    this.settings = settings;
    this.direction = direction;
    this.mostEpochs = mostEpochs;
  }

  @Override
  public boolean looksAt(int bracket, int epoch) {
    return epoch >= settings.fromEpoch() && epoch < mostEpochs;
  }

  @Override
  public Optional<String> objection(
      CurveStanding standing, List<Double> curve, CurveStandings others) {
    if (!standing.isScored()) {
      return Optional.of("no score after epoch " + standing.epoch());
    }
    double score = direction == Direction.MAXIMIZE ? standing.merit() : -standing.merit();
    if (score < settings.lower()) {
      return Optional.of(outside(score, standing, "below " + NumberText.number(settings.lower())));
    }
    if (score > settings.upper()) {
      return Optional.of(outside(score, standing, "above " + NumberText.number(settings.upper())));
    }
    return Optional.empty();
  }

  private static String outside(double score, CurveStanding standing, String bound) {
    return "score " + NumberText.number(score) + " after epoch " + standing.epoch() + ", " + bound;
  }
}
