package io.sparktune.search.tpe;

import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Parameter;


/** One coordinate of the unit cube: what shape the densities have along it. */
sealed interface DensityAxis permits RealDensity, SteppedDensity, CategoricalDensity {

  /** More steps than these are as good as a continuum. */
  int MOST_STEPS = 2_048;

  /** The axis of a parameter. */
  static DensityAxis of(Parameter parameter) {
    if (parameter instanceof ChoiceParameter) {
      return new CategoricalDensity(new ValueCells(parameter));
    }
    return parameter.size() <= MOST_STEPS
        ? new SteppedDensity(new ValueCells(parameter))
        : new RealDensity();
  }

  /**
   * The kernels of components.
   *
   * @param centres one for each component, NaN where it has the parameter off
   * @param shrinkage by how much the number of components narrows the kernels, in (0, 1]
   * @param spread the standard deviation of the centres
   */
  ParzenKernel kernel(double[] centres, double shrinkage, double spread);

  /** The coordinate at which the value stands to which this one maps. */
  double settled(double unit);
}
