package io.sparktune.simulation;

import io.sparktune.trial.Quantiles;
import java.time.Duration;
import java.util.List;

/**
 * The slowdown of folds with another number of them side by side.
 *
 * @param base folds side by side that this is a multiple of, 1 for one at a time
 * @param slots folds side by side
 * @param rounds at least one
 * @param compiling by which the first folds are held up, since they leave no processor to what Java
 *     compiles of them
 * @param took to measure
 */
public record Slowdown(int base, int slots, List<Round> rounds, Duration compiling, Duration took) {

  /**
   * The same fold with each number of them side by side.
   *
   * @param baseNanos mean time of a fold, above 0
   * @param slotsNanos mean time of a fold, above 0
   */
  public record Round(double baseNanos, double slotsNanos) {

    public Round {
      if (!(baseNanos > 0 && slotsNanos > 0)) {
        throw new IllegalArgumentException(
            "folds took " + baseNanos + " and " + slotsNanos + " nanoseconds");
      }
    }

    double ratio() {
      return slotsNanos / baseNanos;
    }
  }

  public Slowdown {
    rounds = List.copyOf(rounds);
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("there are no rounds");
    }
  }

  /** Of the time of all rounds. */
  public double factor() {
    double ofBase = rounds.stream().mapToDouble(Round::baseNanos).sum();
    return rounds.stream().mapToDouble(Round::slotsNanos).sum() / ofBase;
  }

  /** A quantile of the rounds' ratios. */
  public double quantile(double share) {
    return Quantiles.of(rounds.stream().mapToDouble(Round::ratio).sorted().toArray(), share);
  }
}
