package io.sparktune.pruning;

import java.util.List;
import java.util.Optional;

/**
 * Asynchronous successive halving that never waits: a trial is pruned at a rung unless it is at
 * that moment among the best of all that have reached it, itself included (Li et al., MLSys 2020,
 * in the stopping form of Ray Tune and Optuna). Of fewer than twice the reduction, one is the best:
 * the first trial continues, and then each that is as good as the best before it. A trial that was
 * pruned on fewer folds has reached a rung on its first fold and counts as worse on more of them,
 * so that a trial does not have to be among the best of the best with each further fold.
 */
final class StoppingHalving implements Pruner {

  private final Brackets brackets;

  StoppingHalving(Brackets brackets) {
    this.brackets = brackets;
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
    RankedMerits merits = others.like(standing);
    int better = merits.better(standing.merit());
    RankedMerits onFirstFold = others.at(standing.bracket(), 1, standing.epoch());
    int reached = Math.max(merits.size(), onFirstFold.size()) + 1;
    int survivors = brackets.rungs(standing.bracket()).survivors(reached);
    if (better == 0 || (standing.isScored() && better < survivors)) {
      return Optional.empty();
    }
    if (!standing.isScored()) {
      return Optional.of("no score after epoch " + standing.epoch());
    }
    return Optional.of(
        "rank %d of %d after epoch %d, the best %s"
            .formatted(
                better + 1,
                reached,
                standing.epoch(),
                survivors == 1 ? "continues" : survivors + " continue"));
  }
}
