package io.sparktune.search.quasi;

import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of the Sobol sequence with Owen's scrambling. Of a space with more than 1,000
 * parameters, the others are independent. It is most even after a power of two of trials.
 */
public record SobolSettings() implements SamplerSettings {

  public static SobolSettings defaults() {
    return new SobolSettings();
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    int dimensions = shape.space().dimensions();
    int sobol = Math.max(1, Math.min(dimensions, SobolSequence.MOST_DIMENSIONS));
    PointSequence scrambled = new OwenScrambling(new SobolSequence(sobol), shape.seed());
    return new SequenceSampler(shape, new PaddedSequence(scrambled, dimensions, shape.seed()));
  }

  @Override
  public String name() {
    return "sobol";
  }
}
