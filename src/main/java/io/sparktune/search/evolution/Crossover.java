package io.sparktune.search.evolution;

import java.util.random.RandomGenerator;

/**
 * A crossover operator: the coordinate of a child from those of two parents. Options are always one
 * parent's.
 */
public enum Crossover {
  /**
   * Near one of the parents, as far as they are apart (Deb and Agrawal, Complex Systems 9, 1995),
   * for every other coordinate; else the first parent's.
   */
  SIMULATED_BINARY {
    @Override
    double child(double one, double other, double index, RandomGenerator random) {
      if (random.nextBoolean() || Math.abs(one - other) < CLOSE) {
        return one;
      }
      double low = Math.min(one, other);
      double high = Math.max(one, other);
      double distance = high - low;
      boolean lower = random.nextBoolean();
      double room = lower ? low : 1 - high;
      double spread = spread(1 + 2 * room / distance, index, random.nextDouble());
      double middle = 0.5 * (low + high);
      double child = lower ? middle - 0.5 * spread * distance : middle + 0.5 * spread * distance;
      return Math.min(1, Math.max(0, child));
    }
  },

  /** Either parent's. */
  UNIFORM {
    @Override
    double child(double one, double other, double index, RandomGenerator random) {
      return random.nextBoolean() ? one : other;
    }
  };

  private static final double CLOSE = 1e-14;

  /**
   * A coordinate in [0, 1].
   *
   * @param index the higher, the nearer to a parent
   */
  abstract double child(double one, double other, double index, RandomGenerator random);

  /** The distance of the children as a multiple of the parents', at most the widest. */
  private static double spread(double widest, double index, double uniform) {
    double alpha = 2 - Math.pow(widest, -(index + 1));
    double base = uniform <= 1 / alpha ? uniform * alpha : 1 / (2 - uniform * alpha);
    return Math.pow(base, 1 / (index + 1));
  }
}
