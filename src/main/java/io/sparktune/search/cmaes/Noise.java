package io.sparktune.search.cmaes;

import io.sparktune.trial.Seeds;
import java.util.SplittableRandom;

/** The random numbers behind draws. */
final class Noise {

  private final long seed;
  private final int numbers;
  private final int choices;

  /**
   * @param numbers coordinates that are normal
   * @param choices coordinates that are uniform
   */
  Noise(long seed, int numbers, int choices) {
    this.seed = seed;
    this.numbers = numbers;
    this.choices = choices;
  }

  /** For the draws of a trial, one after another. */
  Series of(int trial) {
    return new Series(Seeds.random(seed, "suggestion", trial));
  }

  /** The random numbers of one draw. */
  static final class Sample {

    final double[] normals;
    final double[] uniforms;

    private Sample(double[] normals, double[] uniforms) {
      this.normals = normals;
      this.uniforms = uniforms;
    }
  }

  /** The random numbers for the draws of one trial. */
  final class Series {

    private final SplittableRandom random;

    private Series(SplittableRandom random) {
      this.random = random;
    }

    Sample next() {
      double[] normals = new double[numbers];
      for (int i = 0; i < numbers; i++) {
        normals[i] = random.nextGaussian();
      }
      return new Sample(normals, random.doubles(choices).toArray());
    }
  }
}
