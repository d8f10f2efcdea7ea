package io.sparktune.search.auto;

import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.gp.GpSettings;
import io.sparktune.search.nsga2.Nsga2Settings;
import io.sparktune.search.tpe.TpeSettings;

/**
 * The settings of the automatic sampler: {@code gp} for the first 1,000 trials, or for up to 1,000
 * merits where there are several goals, counting completed and pending trials, since its time for a
 * suggestion grows with them. From then on, {@code tpe} for one goal and {@code nsga2} for several.
 */
public record AutoSettings() implements SamplerSettings {

  /**
   * Up to so many merits a suggestion takes no longer than a slot can be kept busy by the queue.
   */
  private static final int MOST_MERITS_OF_GP = 1_000;

  @Override
  public Sampler sampler(SearchShape shape) {
    SamplerSettings later = shape.goals() == 1 ? TpeSettings.defaults() : Nsga2Settings.defaults();
    return new AutoSampler(
        GpSettings.defaults().sampler(shape),
        MOST_MERITS_OF_GP / shape.goals(),
        later.sampler(shape));
  }

  @Override
  public String name() {
    return "auto";
  }
}
