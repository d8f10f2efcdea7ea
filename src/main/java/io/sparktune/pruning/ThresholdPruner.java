package io.sparktune.pruning;

import io.sparktune.trial.Direction;
import java.util.List;
import java.util.Optional;

/** Prunes a trial whose score leaves fixed bounds, or that has none. */
final class ThresholdPruner implements Pruner {

  private final double lower;
  private final double upper;
  private final Direction direction;
  private final JudgedEpochs epochs;

  ThresholdPruner(double lower, double upper, Direction direction, JudgedEpochs epochs) {
    this.lower = lower;
    this.upper = upper;
    this.direction = direction;
    this.epochs = epochs;
  }

  @Override
  public boolean looksAt(int bracket, int epoch) {
    return epochs.contains(epoch);
  }

  @Override
  public Optional<String> pruneReason(
      CurveStanding standing, List<Double> curve, CurveStandings others) {
    if (!standing.isScored()) {
      return Optional.of("no score after epoch " + standing.epoch());
    }
    double score = direction == Direction.MAXIMIZE ? standing.merit() : -standing.merit();
    if (score < lower) {
      return Optional.of(outside(score, standing, "below " + NumberText.number(lower)));
    }
    if (score > upper) {
      return Optional.of(outside(score, standing, "above " + NumberText.number(upper)));
    }
    return Optional.empty();
  }

  private static String outside(double score, CurveStanding standing, String bound) {
    return "score " + NumberText.number(score) + " after epoch " + standing.epoch() + ", " + bound;
  }
}
