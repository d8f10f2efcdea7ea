package io.sparktune.bench;

import io.sparktune.search.RandomSettings;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.auto.AutoSettings;
import io.sparktune.search.bohb.BohbSettings;
import io.sparktune.search.cmaes.CmaesSettings;
import io.sparktune.search.evolution.DifferentialSettings;
import io.sparktune.search.evolution.GeneticSettings;
import io.sparktune.search.evolution.RegularizedSettings;
import io.sparktune.search.forest.ForestSettings;
import io.sparktune.search.gp.GpSettings;
import io.sparktune.search.nsga2.Nsga2Settings;
import io.sparktune.search.quasi.HaltonSettings;
import io.sparktune.search.quasi.LatinHypercubeSettings;
import io.sparktune.search.quasi.SobolSettings;
import io.sparktune.search.tpe.TpeSettings;
import java.util.List;

/** The samplers that are measured, with their defaults. */
final class Samplers {

  private static final List<SamplerSettings> ALL =
      List.of(
          new AutoSettings(),
          new RandomSettings(),
          SobolSettings.defaults(),
          HaltonSettings.defaults(),
          LatinHypercubeSettings.defaults(),
          TpeSettings.defaults(),
          GpSettings.defaults(),
          ForestSettings.defaults(),
          CmaesSettings.defaults(),
          RegularizedSettings.defaults(),
          DifferentialSettings.defaults(),
          GeneticSettings.defaults(),
          Nsga2Settings.defaults(),
          new BohbSettings(TpeSettings.defaults(), 0, 0.33));

  private Samplers() {}

  static List<String> names() {
    return ALL.stream().map(SamplerSettings::name).toList();
  }

  /** Those that learn from the results of trials. */
  static List<String> learning() {
    List<String> others = List.of("random", "sobol", "halton", "latin-hypercube");
    return names().stream().filter(name -> !others.contains(name)).toList();
  }

  static SamplerSettings named(String name) {
    return ALL.stream()
        .filter(settings -> settings.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no sampler %s, only %s".formatted(name, names())));
  }
}
