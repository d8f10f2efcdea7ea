package io.sparktune.search.evolution;

/** The base vector of differential evolution: DE/rand/1/bin or DE/best/1/bin. */
public enum DifferentialBase {
  RANDOM,
  BEST
}
