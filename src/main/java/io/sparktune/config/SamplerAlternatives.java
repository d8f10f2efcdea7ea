package io.sparktune.config;

import io.sparktune.search.GridOrder;
import io.sparktune.search.GridSettings;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.bohb.BohbSettings;
import io.sparktune.search.gp.GpSettings;
import io.sparktune.search.quasi.HaltonSettings;
import io.sparktune.search.quasi.LatinHypercubeSettings;
import io.sparktune.search.quasi.SobolSettings;
import io.sparktune.search.tpe.TpeSettings;
import java.util.Map;
import java.util.TreeMap;

/** The samplers that a study may have. */
final class SamplerAlternatives {

  private static final int MANY = 1_000_000;

  private static final Map<String, SamplerSettings> MODELS =
      new TreeMap<>(Map.of("tpe", TpeSettings.defaults(), "gp", GpSettings.defaults()));

  private SamplerAlternatives() {}

  static Alternatives<SamplerSettings> all() {
    return new Alternatives<SamplerSettings>()
        .with("grid", SamplerAlternatives::grid)
        .with("random", new RandomSettings())
        .with("sobol", SobolSettings.defaults())
        .with("halton", HaltonSettings.defaults())
        .with("latin-hypercube", LatinHypercubeSettings.defaults())
        .with("tpe", SamplerAlternatives::tpe)
        .with("gp", SamplerAlternatives::gp)
        .with("bohb", SamplerAlternatives::bohb);
  }

  private static SamplerSettings grid(Section section) {
    return new GridSettings(
        section.value("order", Kind.oneOf(Names.of(GridOrder.values())), GridOrder.IN_ORDER));
  }

  private static SamplerSettings tpe(Section section) {
    TpeSettings standard = TpeSettings.defaults();
    return new TpeSettings(
        section.value("multivariate", Kind.truth(), standard.multivariate()),
        section.value("groups", Kind.truth(), standard.groups()),
        section.value("liar", Kind.truth(), standard.liar()),
        section.value("startup-trials", Kind.integer(1, MANY), standard.startupTrials()),
        section.value("candidates", Kind.integer(1, MANY), standard.candidates()),
        section.value("gamma", Kind.real(Bounds.between(0, 1)), standard.gamma()),
        section.value("most-good", Kind.integer(1, MANY), standard.mostGood()),
        section.value(
            "prior-weight", Kind.real(Bounds.above(0, Bounds.LARGEST)), standard.priorWeight()));
  }

  private static SamplerSettings gp(Section section) {
    GpSettings standard = GpSettings.defaults();
    return new GpSettings(
        section.value("startup-trials", Kind.integer(1, MANY), standard.startTrials()),
        section.value("most-rows", Kind.integer(50, 10_000), standard.mostRows()),
        section.value("candidates", Kind.integer(10, MANY), standard.candidates()),
        section.value(
            "locality", Kind.oneOf(Names.of(GpSettings.Locality.values())), standard.locality()));
  }

  private static SamplerSettings bohb(Section section) {
    return new BohbSettings(
        section.value("model", Kind.oneOf(MODELS), TpeSettings.defaults()),
        section.value("least-trials", Kind.integer(0, MANY), 0),
        section.value("random-share", Kind.real(Bounds.from(0, 1)), 0.33));
  }
}
