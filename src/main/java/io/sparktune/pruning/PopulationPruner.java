package io.sparktune.pruning;

import io.sparktune.trial.FoldAssignment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Truncation selection of population-based training (Jaderberg et al., Population Based Training of
 * Neural Networks, 2017): pauses every trial at equal intervals and prunes those among the worst
 * share of all that have arrived there. It does not wait for stragglers: the share is rounded, so
 * that as many are pruned as with waiting, and the first arrivals are too few to have a worst one
 * among them.
 */
final class PopulationPruner implements Pruner {

  /** The least trained first, so that a population stays together where there are few slots. */
  private static final Comparator<CurveStanding> MOST_URGENT_FIRST =
      Comparator.comparingInt(CurveStanding::epoch)
          .thenComparing(CurveStanding::merit, Comparator.reverseOrder())
          .thenComparingInt(CurveStanding::trial);

  private final int intervalEpochs;
  private final double replaced;
  private final int mostEpochs;

  PopulationPruner(int intervalEpochs, double replaced, int mostEpochs) {
    this.intervalEpochs = intervalEpochs;
    this.replaced = replaced;
    this.mostEpochs = mostEpochs;
  }

  @Override
  public boolean looksAt(int bracket, int epoch) {
    return epoch % intervalEpochs == 0 && isRung(epoch);
  }

  /** Less than an interval before the end, a replacement would be trained for too short. */
  private boolean isRung(int epoch) {
    return epoch <= mostEpochs - intervalEpochs;
  }

  @Override
  public Optional<String> pruneReason(
      CurveStanding standing, List<Double> curve, CurveStandings others) {
    return Optional.empty();
  }

  @Override
  public int pauseAfter(int bracket, int epoch) {
    int next = (epoch / intervalEpochs + 1) * intervalEpochs;
    return isRung(next) ? next : FoldAssignment.END;
  }

  @Override
  public List<CurveStanding> promoted(List<CurveStanding> paused, CurveStandings known) {
    Leaders leaders = leaders(known);
    return paused.stream()
        .filter(standing -> survives(standing, leaders))
        .sorted(MOST_URGENT_FIRST)
        .toList();
  }

  @Override
  public List<CurveStanding> pruned(List<CurveStanding> paused, CurveStandings known) {
    Leaders leaders = leaders(known);
    return paused.stream().filter(standing -> !survives(standing, leaders)).toList();
  }

  private static boolean survives(CurveStanding standing, Leaders leaders) {
    return standing.isScored() && leaders.include(standing);
  }

  private Leaders leaders(CurveStandings known) {
    return new Leaders(known, standing -> survivors(known.like(standing).size()));
  }

  private int survivors(int arrived) {
    return arrived - (int) Math.ceil(replaced * arrived - 0.5);
  }
}
