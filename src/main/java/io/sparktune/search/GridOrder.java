package io.sparktune.search;

/** The order in which the points of a grid are suggested. */
public enum GridOrder {
  /** The last parameter varies fastest. */
  IN_ORDER,
  /** At random, so that a search that ends early has seen all of the space. */
  SHUFFLED
}
