package io.sparktune.search.quasi;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/** The unscrambled Sobol sequence with the direction numbers of Joe and Kuo (2008). */
final class SobolSequence implements PointSequence {

  /** The number of dimensions with direction numbers. */
  static final int MOST_DIMENSIONS = 1_000;

  private final SobolSequenceGenerator generator;

  SobolSequence(int dimensions) {
    generator = new SobolSequenceGenerator(dimensions);
  }

  @Override
  public double[] at(int number) {
    return generator.skipTo(number);
  }
}
