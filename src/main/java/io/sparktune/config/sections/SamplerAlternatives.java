package io.sparktune.config.sections;

import io.sparktune.config.reader.Alternatives;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.search.GridOrder;
import io.sparktune.search.GridSettings;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.auto.AutoSettings;
import io.sparktune.search.bohb.BohbSettings;
import io.sparktune.search.cmaes.CmaesSettings;
import io.sparktune.search.evolution.Crossover;
import io.sparktune.search.evolution.DifferentialBase;
import io.sparktune.search.evolution.DifferentialSettings;
import io.sparktune.search.evolution.GeneticSettings;
import io.sparktune.search.evolution.Mutation;
import io.sparktune.search.evolution.RegularizedSettings;
import io.sparktune.search.forest.ForestSettings;
import io.sparktune.search.gp.GpSettings;
import io.sparktune.search.nsga2.Nsga2Settings;
import io.sparktune.search.quasi.HaltonSettings;
import io.sparktune.search.quasi.LatinHypercubeSettings;
import io.sparktune.search.quasi.SobolSettings;
import io.sparktune.search.tpe.TpeSettings;
import io.sparktune.settings.Bounds;
import io.sparktune.space.Space;
import io.sparktune.training.plan.TrialSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The samplers that a study may have. */
final class SamplerAlternatives {

  private static final int MANY = 1_000_000;

  private static final Map<String, SamplerSettings> MODELS =
      new TreeMap<>(Map.of("tpe", TpeSettings.defaults(), "gp", GpSettings.defaults()));

  private SamplerAlternatives() {}

  /**
   * All of them.
   *
   * @param first settings of a network, with one value in place of each range; empty for an
   *     objective
   */
  static Alternatives<SamplerSettings> all(Space space, Optional<TrialSettings> first) {
    Alternatives<SamplerSettings> alternatives =
        new Alternatives<SamplerSettings>()
            .with("auto", new AutoSettings())
            .with("grid", SamplerAlternatives::grid)
            .with("random", new RandomSettings())
            .with("sobol", SobolSettings.defaults())
            .with("halton", HaltonSettings.defaults())
            .with("latin-hypercube", LatinHypercubeSettings.defaults())
            .with("tpe", SamplerAlternatives::tpe)
            .with("gp", SamplerAlternatives::gp)
            .with("forest", SamplerAlternatives::forest)
            .with("cma-es", SamplerAlternatives::cmaes)
            .with("regularized-evolution", SamplerAlternatives::regularized)
            .with("differential-evolution", SamplerAlternatives::differential)
            .with("genetic", SamplerAlternatives::genetic)
            .with("nsga2", SamplerAlternatives::nsga2)
            .with("bohb", SamplerAlternatives::bohb);
    // A population resumes from the checkpoints of networks.
    first.ifPresent(
        settings -> alternatives.with("pbt", section -> PbtSection.read(section, space, settings)));
    return alternatives;
  }

  private static SamplerSettings grid(Section section) {
    return new GridSettings(
        section.value(
            "order", SettingType.oneOf(Names.of(GridOrder.values())), GridOrder.IN_ORDER));
  }

  private static SamplerSettings tpe(Section section) {
    TpeSettings standard = TpeSettings.defaults();
    return new TpeSettings(
        section.value("multivariate", SettingType.truth(), standard.multivariate()),
        section.value("groups", SettingType.truth(), standard.groups()),
        section.value("liar", SettingType.truth(), standard.liar()),
        section.value("startup-trials", SettingType.integer(1, MANY), standard.startupTrials()),
        section.value("candidates", SettingType.integer(1, MANY), standard.candidates()),
        section.value("gamma", SettingType.real(Bounds.between(0, 1)), standard.gamma()),
        section.value("max-good-trials", SettingType.integer(1, MANY), standard.maxGoodTrials()),
        section.value(
            "prior-weight",
            SettingType.real(Bounds.above(0, Bounds.LARGEST)),
            standard.priorWeight()));
  }

  private static SamplerSettings gp(Section section) {
    GpSettings standard = GpSettings.defaults();
    return new GpSettings(
        section.value("startup-trials", SettingType.integer(1, MANY), standard.startupTrials()),
        section.value("max-trials", SettingType.integer(50, 10_000), standard.maxTrials()),
        section.value("candidates", SettingType.integer(10, MANY), standard.candidates()),
        section.value(
            "locality",
            SettingType.oneOf(Names.of(GpSettings.Locality.values())),
            standard.locality()),
        section.value(
            "pending",
            SettingType.oneOf(Names.of(GpSettings.PendingPolicy.values())),
            standard.pending()));
  }

  private static SamplerSettings forest(Section section) {
    ForestSettings standard = ForestSettings.defaults();
    return new ForestSettings(
        section.value("startup-trials", SettingType.integer(1, MANY), standard.startupTrials()),
        section.value("trees", SettingType.integer(2, 10_000), standard.trees()),
        section.value("leaf", SettingType.integer(1, MANY), standard.leaf()),
        section.value("candidates", SettingType.integer(1, MANY), standard.candidates()),
        section.value("random-share", SettingType.real(Bounds.from(0, 1)), standard.randomShare()),
        section.value("max-trials", SettingType.integer(10, MANY), standard.maxTrials()));
  }

  private static SamplerSettings nsga2(Section section) {
    Nsga2Settings standard = Nsga2Settings.defaults();
    return new Nsga2Settings(
        section.value("population", SettingType.integer(4, MANY), standard.population()),
        section.value(
            "crossover-probability",
            SettingType.real(Bounds.from(0, 1)),
            standard.crossoverProbability()));
  }

  private static SamplerSettings cmaes(Section section) {
    CmaesSettings standard = CmaesSettings.defaults();
    return new CmaesSettings(
        section.value("startup-trials", SettingType.integer(1, MANY), standard.startupTrials()),
        section.value("population", SettingType.integer(0, MANY), standard.population()),
        section.value("elites", SettingType.integer(0, MANY), standard.elites()),
        section.value("sigma", SettingType.real(Bounds.above(0, 1)), standard.sigma()),
        section.value(
            "population-growth",
            SettingType.real(Bounds.from(1, 10)),
            standard.populationGrowth()));
  }

  private static SamplerSettings regularized(Section section) {
    RegularizedSettings standard = RegularizedSettings.defaults();
    int population =
        section.value("population", SettingType.integer(2, MANY), standard.population());
    int sample =
        section.value(
            "sample", SettingType.integer(1, population), Math.min(population, standard.sample()));
    return new RegularizedSettings(population, sample);
  }

  private static SamplerSettings differential(Section section) {
    DifferentialSettings standard = DifferentialSettings.defaults();
    return new DifferentialSettings(
        section.value("population", SettingType.integer(4, MANY), standard.population()),
        section.value(
            "base", SettingType.oneOf(Names.of(DifferentialBase.values())), standard.base()),
        section.value("weight", SettingType.real(Bounds.above(0, 2)), standard.weight()),
        section.value("crossover", SettingType.real(Bounds.from(0, 1)), standard.crossover()));
  }

  private static SamplerSettings genetic(Section section) {
    GeneticSettings standard = GeneticSettings.defaults();
    return new GeneticSettings(
        section.value("population", SettingType.integer(2, MANY), standard.population()),
        section.value("tournament", SettingType.integer(1, MANY), standard.tournament()),
        section.value(
            "crossover-probability",
            SettingType.real(Bounds.from(0, 1)),
            standard.crossoverProbability()),
        section.value(
            "crossover", SettingType.oneOf(Names.of(Crossover.values())), standard.crossover()),
        section.value(
            "mutation", SettingType.oneOf(Names.of(Mutation.values())), standard.mutation()));
  }

  private static SamplerSettings bohb(Section section) {
    return new BohbSettings(
        section.value("model", SettingType.oneOf(MODELS), TpeSettings.defaults()),
        section.value("min-trials", SettingType.integer(0, MANY), 0),
        section.value("random-share", SettingType.real(Bounds.from(0, 1)), 0.33));
  }
}
