package io.sparktune.pruning;

import java.util.List;
import java.util.Optional;

/** Successive halving that pauses every trial at every rung and promotes the best ones there. */
final class PausingHalving implements Pruner {

  private final Brackets brackets;
  private final Promotion promotion;

  PausingHalving(Brackets brackets, Promotion promotion) {
    this.brackets = brackets;
    this.promotion = promotion;
  }

  @Override
  public int bracket(int trial) {
    return brackets.bracket(trial);
  }

  @Override
  public boolean looksAt(int bracket, int epoch) {
    return brackets.rungs(bracket).contains(epoch);
  }

  @Override
  public Optional<String> pruneReason(
      CurveStanding standing, List<Double> curve, CurveStandings others) {
    return Optional.empty();
  }

  @Override
  public int pauseAfter(int bracket, int epoch) {
    return brackets.rungs(bracket).next(epoch);
  }

  @Override
  public List<CurveStanding> promoted(List<CurveStanding> paused, CurveStandings known) {
    Leaders leaders = new Leaders(known, standing -> promotion.places(standing, known));
    return paused.stream()
        .filter(standing -> standing.isScored() && leaders.include(standing))
        .sorted(promotion.mostUrgentFirst())
        .toList();
  }

  @Override
  public List<CurveStanding> pruned(List<CurveStanding> paused, CurveStandings known) {
    Leaders leaders = new Leaders(known, standing -> promotion.mostPlaces(standing, known));
    return paused.stream()
        .filter(standing -> !standing.isScored() || !leaders.include(standing))
        .toList();
  }
}
