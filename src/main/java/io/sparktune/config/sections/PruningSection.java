package io.sparktune.config.sections;

import io.sparktune.config.reader.Alternatives;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.search.pbt.PbtSettings;
import io.sparktune.settings.Bounds;
import io.sparktune.study.StudySettings;

/** Reads {@code pruning}. */
public final class PruningSection {

  private static final double CONFIDENCE = 0.95;

  private static final Alternatives<RaceSettings> RACES =
      new Alternatives<RaceSettings>()
          .with("none", new RaceSettings(RaceTest.NONE, CONFIDENCE))
          .with("wilcoxon", s -> race(s, RaceTest.WILCOXON))
          .with("corrected-t", s -> race(s, RaceTest.CORRECTED_T))
          .with("pooled-t", s -> race(s, RaceTest.POOLED_T))
          .with("predictive-t", PruningSection::predictiveRace);

  private static final String HYPERBAND = "hyperband";
  private static final String REPORTS = "report-every-epochs";
  private static final int MILLIS_BETWEEN_REPORTS = 100;

  private PruningSection() {}

  /**
   * Reads the pruner's settings.
   *
   * @param folds of each trial
   * @param mostEpochs of each fold
   * @param search a sampler that learns from rungs has Hyperband, where nothing else is asked for;
   *     a population has a pruner of its own
   */
  public static PruningSettings read(
      Section pruning,
      StudySettings study,
      int folds,
      int mostEpochs,
      SearchSection.Search search) {
    Alternatives<PrunerSettings> pruners =
        new PrunerAlternatives(study.goal().metric(), mostEpochs).all();
    PrunerSettings pruner = pruning.oneOf("pruner", pruners);
    if (search.settings().sampler().learnsFromRungs() && !pruning.isGiven("pruner")) {
      pruning.settle("pruner", HYPERBAND);
      pruner = pruning.aside(empty -> pruners.read(HYPERBAND, empty));
    }
    if (search.population() != null && !(pruner instanceof PrunerSettings.None)) {
      pruning.problem(
          "pruner",
          "means nothing with search.sampler = pbt, which prunes the worst share; wanted none");
    }
    if (study.isStrict() && pruner.pausesTrials()) {
      pruning.problem(
          "pruner",
          "pauses trials and resumes them as others arrive, which study.strict = true excludes;"
              + " wanted one that stops trials, such as asha of type stopping, or study.strict ="
              + " false");
    }
    RaceSettings race = pruning.oneOf("fold-race", RACES);
    if (race.test() != RaceTest.NONE && folds < 2) {
      pruning.problem(
          "fold-race",
          "compares folds, but there is one only; wanted none, or another validation.scheme than"
              + " single");
    }
    if (search.population() != null && race.test() != RaceTest.NONE) {
      pruning.problem(
          "fold-race",
          "trains folds one after another, but search.sampler = pbt compares trials by all of them;"
              + " wanted none");
    }
    return new PruningSettings(
        search.population() == null ? pruner : population(search.population()),
        race,
        pruning.value(REPORTS, SettingType.integer(1, 1_000_000)),
        isWatched(pruning, pruner, search) ? 0 : MILLIS_BETWEEN_REPORTS);
  }

  /** Whether every report counts, and not only that scores can be followed. */
  private static boolean isWatched(
      Section pruning, PrunerSettings pruner, SearchSection.Search search) {
    return pruning.isGiven(REPORTS)
        || search.population() != null
        || !(pruner instanceof PrunerSettings.None);
  }

  private static PrunerSettings population(PbtSettings pbt) {
    return new PrunerSettings.Population(pbt.intervalEpochs(), pbt.replacedShare());
  }

  private static RaceSettings race(Section section, RaceTest test) {
    return new RaceSettings(test, confidence(section));
  }

  private static RaceSettings predictiveRace(Section section) {
    return new RaceSettings(
        RaceTest.PREDICTIVE_T,
        confidence(section),
        section.value(
            "margin", SettingType.real(Bounds.from(0, 100)), RaceSettings.DEFAULT_MARGIN));
  }

  private static double confidence(Section section) {
    return section.value("confidence", SettingType.real(Bounds.between(0.5, 1)), CONFIDENCE);
  }
}
