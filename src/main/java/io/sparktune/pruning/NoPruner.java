package io.sparktune.pruning;

import java.util.List;
import java.util.Optional;

/** Prunes no trial. */
final class NoPruner implements Pruner {

  @Override
  public boolean looksAt(int bracket, int epoch) {
    return false;
  }

  @Override
  public Optional<String> pruneReason(
      CurveStanding standing, List<Double> curve, CurveStandings others) {
    return Optional.empty();
  }
}
