package io.sparktune.space;

/** The scale of a range on the unit interval. */
public enum Scale {
  LINEAR {
    @Override
    double forward(double value) {
      return value;
    }

    @Override
    double backward(double scaled) {
      return scaled;
    }
  },
  LOG {
    @Override
    double forward(double value) {
      return Math.log(value);
    }

    @Override
    double backward(double scaled) {
      return Math.exp(scaled);
    }
  };

  abstract double forward(double value);

  abstract double backward(double scaled);

  /** The distance of two values: their difference, or the powers of ten between them. */
  double distance(double low, double high) {
    return (forward(high) - forward(low)) / (this == LOG ? Math.log(10) : 1);
  }

  /** The place of a value between two bounds, as a share of the scaled distance. */
  double unitOf(double value, double low, double high) {
    double from = forward(low);
    double to = forward(high);
    return from == to ? 0.5 : (forward(value) - from) / (to - from);
  }

  /** The value at a share of the scaled distance between two bounds. */
  double valueAt(double unit, double low, double high) {
    double from = forward(low);
    double to = forward(high);
    return Math.min(high, Math.max(low, backward(from + unit * (to - from))));
  }
}
