package io.sparktune.search.tpe;

import io.sparktune.trial.Seeds;
import java.util.SplittableRandom;

/**
 * Latin hypercubes, one after another (McKay, Beckman and Conover, Technometrics 1979): each cuts
 * every coordinate into as many layers as it has points, and has one point in each.
 *
 * @param layers the points of one hypercube
 */
record StartupDesign(int layers, int dimensions, long seed) {

  /** A point by its number, from 0. */
  double[] point(int number, SplittableRandom random) {
    double[] point = new double[dimensions];
    SplittableRandom cube = Seeds.random(seed, "hypercube", number / layers);
    for (int i = 0; i < dimensions; i++) {
      point[i] = (layer(number % layers, cube.split()) + random.nextDouble()) / layers;
    }
    return point;
  }

  /** What a random permutation has at this place. */
  private int layer(int place, SplittableRandom random) {
    int[] permutation = new int[layers];
    for (int i = 0; i < layers; i++) {
      int j = random.nextInt(i + 1);
      permutation[i] = permutation[j];
      permutation[j] = i;
    }
    return permutation[place];
  }
}
