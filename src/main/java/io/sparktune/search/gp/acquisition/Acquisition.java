package io.sparktune.search.gp.acquisition;

/** How much a place is worth being tried; more is better. */
public interface Acquisition {

  double at(double[] features);

  /**
   * The worth of a place.
   *
   * @param slopes to which the derivatives by features are added
   */
  double at(double[] features, double[] slopes);

  /** The sum of two worths, such as the logarithms of independent probabilities. */
  default Acquisition and(Acquisition other) {
    Acquisition one = this;
    return new Acquisition() {
      @Override
      public double at(double[] features) {
        return one.at(features) + other.at(features);
      }

      @Override
      public double at(double[] features, double[] slopes) {
        return one.at(features, slopes) + other.at(features, slopes);
      }
    };
  }
}
