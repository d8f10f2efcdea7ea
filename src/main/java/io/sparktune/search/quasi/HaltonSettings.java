package io.sparktune.search.quasi;

import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of the scrambled Halton sequence. Of a space with more than 1,000 parameters, the
 * others are independent. It is even after any number of trials; for few parameters, up to about
 * ten.
 */
public record HaltonSettings() implements SamplerSettings {

  /** The permutations of the 1,000th base, 7,919, take kilobytes; there are three of them. */
  private static final int MOST_DIMENSIONS = 1_000;

  public static HaltonSettings defaults() {
    return new HaltonSettings();
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    int dimensions = shape.space().dimensions();
    PointSequence halton = new HaltonSequence(Math.min(dimensions, MOST_DIMENSIONS), shape.seed());
    return new SequenceSampler(shape, new PaddedSequence(halton, dimensions, shape.seed()));
  }

  @Override
  public String name() {
    return "halton";
  }
}
