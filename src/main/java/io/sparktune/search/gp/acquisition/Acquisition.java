package io.sparktune.search.gp.acquisition;

/** An acquisition function; more is better. */
public interface Acquisition {

  double at(double[] features);

  /**
   * The value at a place.
   *
   * @param slopes to which the derivatives by features are added
   */
  double at(double[] features, double[] slopes);

  /** The sum of two functions, such as the logarithms of independent probabilities. */
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
