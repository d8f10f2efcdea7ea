package io.sparktune.search.gp.process;

/** A function to be minimised, with its slopes. */
public interface DifferentiableFunction {

  /**
   * The value at a place.
   *
   * @param slopes is filled with the derivatives
   */
  double at(double[] place, double[] slopes);
}
