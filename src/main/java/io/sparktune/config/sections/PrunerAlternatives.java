package io.sparktune.config.sections;

import io.sparktune.config.reader.Alternatives;
import io.sparktune.config.reader.Names;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.pruning.HalvingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.settings.Bounds;
import io.sparktune.trial.Metric;
import java.util.Map;
import java.util.Optional;

/** The pruners that a study may have. */
final class PrunerAlternatives {

  private static final double MEDIAN = 50;
  private static final int MANY = 1_000_000;

  private final Metric metric;
  private final int mostEpochs;

  /**
   * @param metric that trials are compared by
   * @param mostEpochs of a trial; none can be judged later
   */
  PrunerAlternatives(Metric metric, int mostEpochs) {
    this.metric = metric;
    this.mostEpochs = mostEpochs;
  }

  Alternatives<PrunerSettings> all() {
    return new Alternatives<PrunerSettings>()
        .with("none", new PrunerSettings.None())
        .with("median", s -> percentile(s, MEDIAN))
        .with("percentile", this::percentile)
        .with("patient", this::patient)
        .with("threshold", this::threshold)
        .with("successive-halving", this::successiveHalving)
        .with("asha", this::asha)
        .with("hyperband", this::hyperband);
  }

  /** Those that a patient pruner may hold back. */
  private Alternatives<PrunerSettings> judging() {
    return new Alternatives<PrunerSettings>()
        .with("median", s -> percentile(s, MEDIAN))
        .with("percentile", this::percentile)
        .with("threshold", this::threshold)
        .with("asha", this::asha)
        .with("hyperband", this::hyperband);
  }

  private PrunerSettings percentile(Section section) {
    return percentile(
        section, section.value("percentile", SettingType.real(Bounds.between(0, 100)), 25.0));
  }

  private PrunerSettings percentile(Section section, double percentile) {
    return new PrunerSettings.Percentile(
        percentile,
        section.value("startup-trials", SettingType.integer(1, MANY), 5),
        section.value("warm-up-epochs", SettingType.integer(0, mostEpochs), 1),
        section.value("interval-epochs", SettingType.integer(1, MANY), 1));
  }

  private PrunerSettings patient(Section section) {
    int patience = section.value("patience-epochs", SettingType.integer(1, MANY), 3);
    double improvement =
        section.value("min-delta", SettingType.real(Bounds.from(0, Bounds.LARGEST)), 0.0);
    PrunerSettings held = section.oneOf("pruner", judging(), "median");
    if (held.pausesTrials()) {
      section.problem(
          "pruner", "pauses trials, which cannot improve while they pause; wanted type = stopping");
      held = new PrunerSettings.None();
    }
    return new PrunerSettings.Patient(patience, improvement, held);
  }

  private PrunerSettings threshold(Section section) {
    Bounds bounds = GoalSection.bounds(metric);
    SettingType<Double> bound = SettingType.real(bounds);
    Optional<Double> lower = section.value("lower", bound.or("none"), Optional.empty());
    SettingType<Double> above =
        lower.map(low -> SettingType.real(Bounds.from(low, bounds.high()))).orElse(bound);
    Optional<Double> upper = section.value("upper", above.or("none"), Optional.empty());
    return new PrunerSettings.Threshold(
        lower.orElse(Double.NEGATIVE_INFINITY),
        upper.orElse(Double.POSITIVE_INFINITY),
        section.value("from-epoch", SettingType.integer(1, mostEpochs), 1));
  }

  private PrunerSettings successiveHalving(Section section) {
    return new PrunerSettings.SuccessiveHalving(
        minEpochs(section, 1),
        reduction(section),
        section.value("trials", SettingType.integer(2, MANY), 27));
  }

  private PrunerSettings asha(Section section) {
    return new PrunerSettings.Asha(
        minEpochs(section, 3),
        reduction(section),
        type(section, Names.of(HalvingType.STOPPING, HalvingType.PROMOTION)));
  }

  private PrunerSettings hyperband(Section section) {
    return new PrunerSettings.Hyperband(
        minEpochs(section, 1), reduction(section), type(section, Names.of(HalvingType.values())));
  }

  private int minEpochs(Section section, int byDefault) {
    return section.value("min-epochs", SettingType.integer(1, mostEpochs), byDefault);
  }

  private static int reduction(Section section) {
    return section.value("reduction", SettingType.integer(2, 1000), 3);
  }

  private static HalvingType type(Section section, Map<String, HalvingType> types) {
    return section.value("type", SettingType.oneOf(types), HalvingType.STOPPING);
  }
}
