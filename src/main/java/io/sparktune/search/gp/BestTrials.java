package io.sparktune.search.gp;

import io.sparktune.search.Observation;
import java.util.ArrayList;
import java.util.List;

/** The best trials by their first goal, of the feasible ones if there are any. */
final class BestTrials {

  private static final int MOST = 6;

  /** A complete trial. */
  @SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
  private record Entry(double[] place, double merit, boolean feasible) {

    boolean beats(Entry other) {
      return feasible == other.feasible ? merit > other.merit : feasible;
    }
  }

  private final List<Entry> best = new ArrayList<>();

  /** Adds a complete trial, and returns whether it is the best. */
  boolean isBetter(double[] place, Observation observation) {
    Entry entry = new Entry(place, observation.merits().get(0), observation.isFeasible());
    int rank = best.size();
    while (rank > 0 && entry.beats(best.get(rank - 1))) {
      rank--;
    }
    best.add(rank, entry);
    if (best.size() > MOST) {
      best.remove(MOST);
    }
    return rank == 0;
  }

  boolean hasFeasible() {
    return !best.isEmpty() && best.get(0).feasible;
  }

  /** The places of the best trials, the best first. */
  List<double[]> places() {
    return best.stream().map(Entry::place).toList();
  }
}
