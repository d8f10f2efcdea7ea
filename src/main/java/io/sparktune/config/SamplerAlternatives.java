package io.sparktune.config;

import io.sparktune.search.GridOrder;
import io.sparktune.search.GridSettings;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.quasi.HaltonSettings;
import io.sparktune.search.quasi.LatinHypercubeSettings;
import io.sparktune.search.quasi.SobolSettings;

/** The samplers that a study may have. */
final class SamplerAlternatives {

  private SamplerAlternatives() {}

  static Alternatives<SamplerSettings> all() {
    return new Alternatives<SamplerSettings>()
        .with("grid", SamplerAlternatives::grid)
        .with("random", new RandomSettings())
        .with("sobol", SobolSettings.defaults())
        .with("halton", HaltonSettings.defaults())
        .with("latin-hypercube", LatinHypercubeSettings.defaults());
  }

  private static SamplerSettings grid(Section section) {
    return new GridSettings(
        section.value("order", Kind.oneOf(Names.of(GridOrder.values())), GridOrder.IN_ORDER));
  }
}
