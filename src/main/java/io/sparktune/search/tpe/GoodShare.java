package io.sparktune.search.tpe;

/**
 * The share of the trials that count as good.
 *
 * @param gamma the share, in (0, 1)
 * @param maxTrials the number above which no more count as good
 */
record GoodShare(double gamma, int maxTrials) {

  /** The number of good trials among so many, at least 1. */
  int of(int trials) {
    return (int) Math.min(maxTrials, Math.max(1, Math.ceil(gamma * trials)));
  }
}
