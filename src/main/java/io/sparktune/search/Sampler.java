package io.sparktune.search;

import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Suggests values to try. The same number and the same history always give the same values; a
 * sampler may cache what it has computed, but nothing that its answers depend on. Not thread-safe.
 */
public interface Sampler {

  /** The number of suggestions, empty where they never end. */
  default Optional<BigInteger> size() {
    return Optional.empty();
  }

  /**
   * The numbered suggestion, a feasible point of the space.
   *
   * @param number from 0
   * @param history the trials so far
   */
  Values suggest(int number, History history);

  /**
   * The trial that the numbered suggestion resumes from, by its number among {@link
   * History#resumable}; empty where it starts with the first epoch.
   */
  default Optional<Integer> parent(int number, History history) {
    return Optional.empty();
  }
}
