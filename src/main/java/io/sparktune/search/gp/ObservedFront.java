package io.sparktune.search.gp;

import io.sparktune.search.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * The Pareto front of the observed trials: those that no other dominates. Feasible trials dominate
 * infeasible ones.
 */
final class ObservedFront {

  /** A complete trial. */
  @SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
  record Entry(double[] place, List<Double> merits, boolean feasible) {

    boolean covers(Entry other) {
      if (feasible != other.feasible) {
        return feasible;
      }
      for (int goal = 0; goal < merits.size(); goal++) {
        if (merits.get(goal) < other.merits.get(goal)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a complete trial, and returns whether it belongs to the front. */
  boolean joins(double[] place, Observation observation) {
    Entry entry = new Entry(place, observation.merits(), observation.isFeasible());
    if (entries.stream().anyMatch(other -> other.covers(entry))) {
      return false;
    }
    entries.removeIf(entry::covers);
    entries.add(entry);
    return true;
  }

  /** The trials, in the order in which they ended. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
