package io.sparktune.search.tpe;

/** The family of densities along one coordinate of the unit cube. */
interface DensityAxis {

  /**
   * The kernels of components.
   *
   * @param centres one for each component, NaN where it has the parameter off
   * @param shrinkage by how much the number of components narrows the kernels, in (0, 1]
   * @param spread the standard deviation of the centres
   */
  ParzenKernel kernel(double[] centres, double shrinkage, double spread);

  /** The coordinate of the value to which this one maps. */
  double settled(double unit);
}
