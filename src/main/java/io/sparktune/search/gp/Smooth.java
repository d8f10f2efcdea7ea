package io.sparktune.search.gp;

/** A function to be minimised, with its slopes. */
interface Smooth {

  /**
   * The value at a place.
   *
   * @param slopes is filled with the derivatives
   */
  double at(double[] place, double[] slopes);
}
