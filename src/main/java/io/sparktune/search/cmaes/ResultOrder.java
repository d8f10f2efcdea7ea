package io.sparktune.search.cmaes;

import io.sparktune.search.Observation;
import io.sparktune.trial.TrialState;
import java.util.Comparator;

/**
 * Orders trials from the best to the worst: complete ones by merit, then pruned ones by epochs and
 * merit, then infeasible ones by violation, and finally failed ones.
 */
final class ResultOrder implements Comparator<Observation> {

  @Override
  public int compare(Observation one, Observation other) {
    int byKind = Integer.compare(kind(one), kind(other));
    if (byKind != 0) {
      return byKind;
    }
    return switch (kind(one)) {
      case 0 -> Double.compare(other.merits().get(0), one.merits().get(0));
      case 1 -> comparePruned(one, other);
      case 2 -> Double.compare(broken(one), broken(other));
      default -> 0;
    };
  }

  private static int kind(Observation observation) {
    if (observation.state() == TrialState.FAILED) {
      return 3;
    }
    if (!observation.isFeasible()) {
      return 2;
    }
    return observation.state() == TrialState.COMPLETE ? 0 : 1;
  }

  private static int comparePruned(Observation one, Observation other) {
    if (one.rungs().isEmpty() || other.rungs().isEmpty()) {
      return Boolean.compare(one.rungs().isEmpty(), other.rungs().isEmpty());
    }
    int byEpochs = other.rungs().lastKey().compareTo(one.rungs().lastKey());
    if (byEpochs != 0) {
      return byEpochs;
    }
    return Double.compare(other.lastRungMerit(), one.lastRungMerit());
  }

  private static double broken(Observation observation) {
    return observation.violations().stream().mapToDouble(by -> Math.max(0, by)).sum();
  }
}
