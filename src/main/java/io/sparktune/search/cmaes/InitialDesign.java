package io.sparktune.search.cmaes;

import io.sparktune.trial.Seeds;
import java.util.SplittableRandom;

/**
 * The startup trials' points: Latin hypercubes, one after another (McKay, Beckman and Conover
 * 1979). Its random streams are not those of {@link io.sparktune.search.quasi.LatinHypercube}.
 */
final class InitialDesign {

  private final long seed;
  private final int dimensions;
  private final int size;

  InitialDesign(long seed, int dimensions, int size) {
    this.seed = seed;
    this.dimensions = dimensions;
    this.size = size;
  }

  double[] point(int number) {
    SplittableRandom shuffling = Seeds.random(seed, "design", number / size);
    SplittableRandom placing = Seeds.random(seed, "place", number);
    double[] point = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      point[i] = (shuffled(shuffling)[number % size] + placing.nextDouble()) / size;
    }
    return point;
  }

  private int[] shuffled(SplittableRandom random) {
    int[] cells = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      cells[i] = cells[other];
      cells[other] = i;
    }
    return cells;
  }
}
