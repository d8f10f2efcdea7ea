package io.sparktune.search.quasi;

/** An endless sequence of points of the unit cube, each a function of its number. */
interface PointSequence {

  /** The numbered point, every coordinate in [0, 1). */
  double[] at(int number);
}
