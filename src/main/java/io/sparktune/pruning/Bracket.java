package io.sparktune.pruning;

/**
 * A group of trials that are compared with each other.
 *
 * @param trials how many of a round belong to it
 */
record Bracket(Rungs rungs, int trials) {

  Bracket {
    if (trials < 1) {
      throw new IllegalArgumentException("the bracket has " + trials + " trials");
    }
  }
}
