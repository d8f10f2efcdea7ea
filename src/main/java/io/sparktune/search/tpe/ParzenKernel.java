package io.sparktune.search.tpe;

import java.util.SplittableRandom;

/**
 * The kernels of all components of a mixture along one parameter. They are relative to the prior,
 * which is uniform on the unit interval: the prior is 1 everywhere, and so is the kernel of a
 * component that had the parameter inactive.
 */
interface ParzenKernel {

  /**
   * Multiplies every component's product by its kernel at a coordinate. What a normal density has
   * in its exponent is added to the squares instead, so that the exponential is taken once.
   */
  void multiply(double at, double[] products, double[] squares);

  /** A coordinate of a component that has the parameter on. */
  double draw(int component, SplittableRandom random);

  /** Whether a component has the parameter on. */
  boolean isOn(int component);
}
