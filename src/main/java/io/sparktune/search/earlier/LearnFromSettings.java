package io.sparktune.search.earlier;

import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The best trials of earlier studies are tried before a sampler is asked: a tenth as many as the
 * study has trials, at most five. They are trials like any other, by which it learns.
 *
 * @param next an endless sampler
 */
public record LearnFromSettings(SamplerSettings next) implements SamplerSettings {

  @Override
  public Sampler sampler(SearchShape shape) {
    Sampler sampler = next.sampler(shape);
    if (sampler.size().isPresent()) {
      throw new IllegalArgumentException(name() + " has an order of its own");
    }
    return new EarlierBest(sampler, shape);
  }

  @Override
  public boolean takesSeveralGoals() {
    return next.takesSeveralGoals();
  }

  @Override
  public String name() {
    return next.name();
  }
}
