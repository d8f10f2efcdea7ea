package io.sparktune.search.quasi;

import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.primes.Primes;

/**
 * The Halton sequence, scrambled by a random permutation of the digits at each place of each base
 * (Owen, A Randomized Halton Algorithm in R, 2017).
 */
final class HaltonSequence implements PointSequence {

  private final List<Digits> coordinates = new ArrayList<>();
  private final long seed;

  HaltonSequence(int dimensions, long seed) {
    this.seed = seed;
    int base = 2;
    for (int dimension = 0; dimension < dimensions; dimension++) {
      coordinates.add(new Digits(base, Seeds.random(seed, "halton", dimension)));
      base = Primes.nextPrime(base + 1);
    }
  }

  @Override
  public double[] at(int number) {
    SplittableRandom random = Seeds.random(seed, "halton rest", number);
    return coordinates.stream()
        .mapToDouble(digits -> digits.coordinate(number, random.nextDouble()))
        .toArray();
  }

  /** The permutations of one base, for as many places as a number has digits. */
  private static final class Digits {

    private final int base;
    private final List<int[]> permutations = new ArrayList<>();

    Digits(int base, SplittableRandom random) {
      this.base = base;
      for (long reach = 1; reach <= Integer.MAX_VALUE; reach *= base) {
        permutations.add(Permutations.shuffled(base, random));
      }
    }

    /** The digits of the number behind the point, backwards, with a rest in [0, 1) behind them. */
    double coordinate(int number, double rest) {
      int[] places = new int[permutations.size()];
      int digits = number;
      for (int place = 0; place < places.length; place++) {
        places[place] = permutations.get(place)[digits % base];
        digits /= base;
      }
      double coordinate = rest;
      for (int place = places.length - 1; place >= 0; place--) {
        coordinate = (places[place] + coordinate) / base;
      }
      // Rounding may reach 1.
      return Math.min(coordinate, Math.nextDown(1.0));
    }
  }
}
