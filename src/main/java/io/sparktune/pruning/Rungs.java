package io.sparktune.pruning;

import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.List;

/**
 * The rungs of successive halving, the epochs after which trials are compared: minimum &times;
 * reduction<sup>k</sup> (Li et al., Massively Parallel Hyperparameter Tuning, MLSys 2020), all of
 * them before the maximum. A rung from which less than the square root of the reduction is left to
 * the maximum is not worth a comparison: of 30 epochs the rungs are 1, 3 and 9, not 27.
 *
 * @param minimum epochs of every trial, from 1
 * @param reduction one of so many continues, from 2
 * @param maximum epochs of a trial that is never stopped
 */
record Rungs(int minimum, int reduction, int maximum) {

  Rungs {
    if (minimum < 1 || reduction < 2 || maximum < 1) {
      throw new IllegalArgumentException(
          "rungs from " + minimum + " to " + maximum + " epochs by " + reduction);
    }
  }

  /** In order; none where the minimum is close to the maximum. */
  List<Integer> epochs() {
    List<Integer> epochs = new ArrayList<>();
    for (long epoch = minimum; epoch * Math.sqrt(reduction) <= maximum; epoch *= reduction) {
      epochs.add((int) epoch);
    }
    return epochs;
  }

  boolean contains(int epoch) {
    return epoch == next(epoch - 1);
  }

  /** The first rung after an epoch, {@link FoldAssignment#END} if there is none. */
  int next(int epoch) {
    for (long rung = minimum; rung * Math.sqrt(reduction) <= maximum; rung *= reduction) {
      if (rung > epoch) {
        return (int) rung;
      }
    }
    return FoldAssignment.END;
  }

  /** The number of trials that continue from a rung, at least one. */
  int survivors(int trials) {
    return Math.max(1, trials / reduction);
  }
}
