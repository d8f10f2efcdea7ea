package io.sparktune.study.state;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.pruning.CurveStandings;
import io.sparktune.pruning.Pruner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The paused trials by number: an immutable value. It remembers what the pruner last said of them,
 * since most events change neither them nor what is known of other trials.
 */
public final class PausedTrials {

  static final PausedTrials NONE = new PausedTrials(TreePMap.empty());

  private final PSortedMap<Integer, CurveStanding> byNumber;
  private volatile @Nullable Answer hopeless;
  private volatile @Nullable Answer promoted;

  private record Answer(CurveStandings known, List<CurveStanding> trials) {}

  private PausedTrials(PSortedMap<Integer, CurveStanding> byNumber) {
    this.byNumber = byNumber;
  }

  PausedTrials with(CurveStanding standing) {
    return standing.equals(byNumber.get(standing.trial()))
        ? this
        : new PausedTrials(byNumber.plus(standing.trial(), standing));
  }

  PausedTrials without(int trial) {
    return byNumber.containsKey(trial) ? new PausedTrials(byNumber.minus(trial)) : this;
  }

  public boolean isEmpty() {
    return byNumber.isEmpty();
  }

  public int size() {
    return byNumber.size();
  }

  /** How many epochs of all folds they have behind them. */
  public long epochs() {
    return byNumber.values().stream().mapToLong(each -> (long) each.folds() * each.epoch()).sum();
  }

  /** Where each waits, by number. */
  public List<CurveStanding> standings() {
    return new ArrayList<>(byNumber.values());
  }

  /** As {@link Pruner#pruned} of the one pruner of the study. */
  public List<CurveStanding> hopeless(Pruner pruner, CurveStandings known) {
    Answer last = hopeless;
    if (last == null || last.known() != known) {
      last = new Answer(known, List.copyOf(pruner.pruned(standings(), known)));
      hopeless = last;
    }
    return last.trials();
  }

  /** As {@link Pruner#promoted} of the one pruner of the study. */
  public List<CurveStanding> promoted(Pruner pruner, CurveStandings known) {
    Answer last = promoted;
    if (last == null || last.known() != known) {
      last = new Answer(known, List.copyOf(pruner.promoted(standings(), known)));
      promoted = last;
    }
    return last.trials();
  }
}
