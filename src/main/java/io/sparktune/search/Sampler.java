package io.sparktune.search;

import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Proposes values to try. The same number and the same evidence always give the same values; a
 * sampler may remember what it has computed, but nothing that its answers depend on. For one
 * thread.
 */
public interface Sampler {

  /** How many suggestions there are, empty where they never end. */
  default Optional<BigInteger> size() {
    return Optional.empty();
  }

  /**
   * The numbered suggestion, which keeps the constraints of the space.
   *
   * @param number from 0
   * @param history all that is known by now
   */
  Values suggest(int number, History history);

  /**
   * The trial that the numbered suggestion goes on from, by its number among {@link History#kept};
   * empty where it begins with the first epoch.
   */
  default Optional<Integer> parent(int number, History history) {
    return Optional.empty();
  }
}
