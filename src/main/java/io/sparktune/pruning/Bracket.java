package io.sparktune.pruning;

/**
 * A bracket of successive halving: trials that are compared with each other at the same rungs.
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
