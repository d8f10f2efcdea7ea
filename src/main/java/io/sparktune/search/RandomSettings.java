package io.sparktune.search;

/** Independent points. */
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
