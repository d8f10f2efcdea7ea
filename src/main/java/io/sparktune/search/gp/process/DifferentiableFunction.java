package io.sparktune.search.gp.process;

/** A function with its gradient. */
public interface DifferentiableFunction {

  /**
   * The value at a place.
   *
   * @param slopes is filled with the derivatives
   */
  double at(double[] place, double[] slopes);
}
