package io.sparktune.search.evolution;

/** To which trial differential evolution adds a difference: DE/rand/1/bin or DE/best/1/bin. */
public enum DifferentialBase {
  RANDOM,
  BEST
}
