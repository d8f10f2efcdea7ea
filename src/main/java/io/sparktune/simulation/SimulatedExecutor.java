package io.sparktune.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An executor that is not there, with the folds on it. */
final class SimulatedExecutor {

  private final int number;
  private final int slots;
  private final Set<SimulatedFold> folds = new LinkedHashSet<>();

  SimulatedExecutor(int number, int slots) {
    this.number = number;
    this.slots = slots;
  }

  int number() {
    return number;
  }

  int slots() {
    return slots;
  }

  void take(SimulatedFold fold) {
    folds.add(fold);
  }

  void release(SimulatedFold fold) {
    folds.remove(fold);
  }

  /** The folds on it, in the order in which they came. */
  List<SimulatedFold> folds() {
    return List.copyOf(folds);
  }
}
