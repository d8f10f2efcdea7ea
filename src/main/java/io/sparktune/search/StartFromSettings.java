package io.sparktune.search;

import io.sparktune.space.Values;
import java.util.List;

/**
 * The settings of values to try before a sampler is asked. They are trials like any other, from
 * which it learns; its own first suggestion has the number after theirs.
 *
 * @param next an endless sampler
 * @param starts in the order in which they are tried; parameters that one lacks are drawn at random
 *     by the seed and its number
 */
public record StartFromSettings(SamplerSettings next, List<Values> starts)
    implements PrecedingSettings {

  public StartFromSettings {
    starts = List.copyOf(starts);
  }

  @Override
  public Sampler sampler(SearchShape shape) {
    return new StartFrom(next.endlessSampler(shape), starts, shape);
  }
}
