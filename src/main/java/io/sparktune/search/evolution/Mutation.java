package io.sparktune.search.evolution;

import java.util.random.RandomGenerator;

/** A mutation operator of numbers. Options are always resampled. */
public enum Mutation {
  /**
   * Polynomial mutation, mostly to a value nearby (Deb and Goyal, Computer Science and Informatics
   * 26(4), 1996).
   */
  POLYNOMIAL {
    @Override
    double moved(double unit, double index, RandomGenerator random) {
      double uniform = random.nextDouble();
      double power = 1 / (index + 1);
      double step;
      if (uniform < 0.5) {
        double room = Math.pow(1 - unit, index + 1);
        step = Math.pow(2 * uniform + (1 - 2 * uniform) * room, power) - 1;
      } else {
        double room = Math.pow(unit, index + 1);
        step = 1 - Math.pow(2 * (1 - uniform) + 2 * (uniform - 0.5) * room, power);
      }
      return Math.min(1, Math.max(0, unit + step));
    }
  },

  /** A uniform value. */
  RESET {
    @Override
    double moved(double unit, double index, RandomGenerator random) {
      return random.nextDouble();
    }
  };

  /**
   * A coordinate in [0, 1].
   *
   * @param index the higher, the smaller the steps
   */
  abstract double moved(double unit, double index, RandomGenerator random);
}
