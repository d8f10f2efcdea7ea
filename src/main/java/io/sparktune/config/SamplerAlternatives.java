package io.sparktune.config;

import io.sparktune.search.GridSettings;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.SamplerSettings;

/** The samplers that a study may have. */
final class SamplerAlternatives {

  private SamplerAlternatives() {}

  static Alternatives<SamplerSettings> all() {
    return new Alternatives<SamplerSettings>()
        .with("grid", new GridSettings())
        .with("random", new RandomSettings());
  }
}
