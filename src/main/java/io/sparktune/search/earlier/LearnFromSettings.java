package io.sparktune.search.earlier;

import io.sparktune.search.PrecedingSettings;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;

/**
 * The settings of learning from earlier studies: their best trials are tried before a sampler is
 * asked, a tenth as many as the study has trials, at most five. They are trials like any other,
 * from which it learns.
 *
 * @param next an endless sampler
 */
public record LearnFromSettings(SamplerSettings next) implements PrecedingSettings {

  @Override
  public Sampler sampler(SearchShape shape) {
    return new BestOfEarlierRuns(next.endlessSampler(shape), shape);
  }
}
