package io.sparktune.search.quasi;

import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of a Latin hypercube of as many points as the study has trials: every parameter's
 * range is divided into as many strata, and each is visited once. A study without an end has one
 * design of 100 points after another; one of more than 100,000 trials, designs of 100,000. Where
 * values have constraints, infeasible points leave their strata empty, and the next design follows.
 */
public record LatinHypercubeSettings() implements SamplerSettings {

  private static final int OPEN_DESIGN = 100;
  private static final int LARGEST_DESIGN = 100_000;

  public static LatinHypercubeSettings defaults() {
    return new LatinHypercubeSettings();
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    int size =
        shape.trials() == Integer.MAX_VALUE
            ? OPEN_DESIGN
            : Math.min(shape.trials(), LARGEST_DESIGN);
    return new SequenceSampler(
        shape, new LatinHypercube(shape.space().dimensions(), size, shape.seed()));
  }

  @Override
  public String name() {
    return "latin-hypercube";
  }
}
