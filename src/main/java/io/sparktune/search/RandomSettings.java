package io.sparktune.search;

/** The settings of random search. */
public record RandomSettings() implements SamplerSettings {

  @Override
  public Sampler sampler(SearchShape shape) {
    return new RandomSampler(shape.space(), shape.seed());
  }

  @Override
  public String name() {
    return "random";
  }
}
