package io.sparktune.search.evolution;

import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.quasi.LatinHypercubeSettings;

/** The first generation. */
public final class Opening {

  private Opening() {}

  /** Latin hypercubes of the size of a population. */
  public static Sampler of(int population, SearchShape shape) {
    return LatinHypercubeSettings.defaults()
        .sampler(new SearchShape(shape.space(), shape.goals(), population, shape.seed()));
  }
}
