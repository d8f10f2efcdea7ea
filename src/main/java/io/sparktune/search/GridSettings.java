package io.sparktune.search;

/** Every point of a countable space. */
public record GridSettings() implements SamplerSettings {

  @Override
  public Sampler sampler(SearchShape shape) {
    return new GridSampler(shape.space());
  }

  @Override
  public String name() {
    return "grid";
  }
}
