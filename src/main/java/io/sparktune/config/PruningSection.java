package io.sparktune.config;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.RaceSettings;
import io.sparktune.pruning.RaceTest;
import io.sparktune.search.SearchSettings;
import io.sparktune.study.StudySettings;

/** Reads {@code pruning}. */
final class PruningSection {

  private static final double CONFIDENCE = 0.95;

  private static final Alternatives<RaceSettings> RACES =
      new Alternatives<RaceSettings>()
          .with("none", new RaceSettings(RaceTest.NONE, CONFIDENCE))
          .with("wilcoxon", s -> race(s, RaceTest.WILCOXON))
          .with("corrected-t", s -> race(s, RaceTest.CORRECTED_T))
          .with("pooled-t", s -> race(s, RaceTest.POOLED_T));

  private static final String HYPERBAND = "hyperband";

  private PruningSection() {}

  /**
   * Reads which trials are given up.
   *
   * @param folds of each trial
   * @param mostEpochs of each fold
   * @param search a sampler that learns from rungs has Hyperband, where nothing else is asked for
   */
  static Pruning read(
      Section pruning, StudySettings study, int folds, int mostEpochs, SearchSettings search) {
    Alternatives<PrunerSettings> pruners =
        new PrunerAlternatives(study.goal().metric(), mostEpochs).all();
    PrunerSettings pruner = pruning.oneOf("pruner", pruners);
    if (search.sampler().learnsFromRungs() && !pruning.isGiven("pruner")) {
      pruning.settle("pruner", HYPERBAND);
      pruner = pruning.aside(empty -> pruners.read(HYPERBAND, empty));
    }
    if (study.isStrict() && pruner.pausesTrials()) {
      pruning.complain(
          "pruner",
          "pauses trials and goes on with them as others come, which study.strict = true rules"
              + " out; wanted one that stops trials, such as asha of type stopping, or study.strict"
              + " = false");
    }
    RaceSettings race = pruning.oneOf("fold-race", RACES);
    if (race.test() != RaceTest.NONE && folds < 2) {
      pruning.complain(
          "fold-race",
          "compares folds, but there is one only; wanted none, or another validation.scheme than"
              + " single");
    }
    return new Pruning(
        pruner, race, pruning.value("report-every-epochs", Kind.integer(1, 1_000_000)));
  }

  private static RaceSettings race(Section section, RaceTest test) {
    return new RaceSettings(
        test, section.value("confidence", Kind.real(Bounds.between(0.5, 1)), CONFIDENCE));
  }
}
