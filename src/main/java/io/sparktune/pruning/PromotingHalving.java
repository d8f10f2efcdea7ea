package io.sparktune.pruning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asynchronous successive halving that pauses every trial at every rung and promotes those that
 * have come among the best there, from the highest rung first (Li et al., MLSys 2020, Algorithm 2).
 * Where a bracket is so small that a rung would promote nobody, its best trial goes on once no
 * other is to come, so that some trial is always trained to the end.
 */
final class PromotingHalving implements Pruner {

  private static final Comparator<Standing> MOST_URGENT_FIRST =
      Comparator.comparingInt(Standing::epoch)
          .thenComparingDouble(Standing::merit)
          .reversed()
          .thenComparingInt(Standing::trial);

  private final Brackets brackets;

  PromotingHalving(Brackets brackets) {
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
  public Optional<String> objection(Standing standing, List<Double> curve, Standings others) {
    return Optional.empty();
  }

  @Override
  public int pauseAfter(int bracket, int epoch) {
    return brackets.rungs(bracket).next(epoch);
  }

  @Override
  public List<Standing> promoted(List<Standing> paused, Standings known) {
    Leaders leaders = new Leaders(known, standing -> goingOn(standing, known));
    return paused.stream()
        .filter(standing -> standing.isScored() && leaders.include(standing))
        .sorted(MOST_URGENT_FIRST)
        .toList();
  }

  private int goingOn(Standing standing, Standings known) {
    Rungs rungs = brackets.rungs(standing.bracket());
    int arrived = known.like(standing).size();
    return isFull(standing, known) ? rungs.goingOn(arrived) : arrived / rungs.reduction();
  }

  /** Whether nobody else is to come to a standing's rung but those already on their way. */
  private boolean isFull(Standing standing, Standings known) {
    Rungs rungs = brackets.rungs(standing.bracket());
    int atLeast = brackets.trials(standing.bracket());
    for (int epoch : rungs.epochs()) {
      int arrived = known.at(standing.bracket(), standing.folds(), epoch).size();
      if (arrived < atLeast) {
        return false;
      }
      if (epoch == standing.epoch()) {
        return true;
      }
      atLeast = rungs.goingOn(arrived);
    }
    return false;
  }

  /** Those that enough others have passed already, even if all trials came to their rung. */
  @Override
  public List<Standing> hopeless(List<Standing> paused, Standings known) {
    Leaders leaders = new Leaders(known, standing -> mostGoingOn(standing.bracket()));
    return paused.stream()
        .filter(standing -> !standing.isScored() || !leaders.include(standing))
        .toList();
  }

  private int mostGoingOn(int bracket) {
    return brackets.rungs(bracket).goingOn(brackets.trials(bracket));
  }
}
