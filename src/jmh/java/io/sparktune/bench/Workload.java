package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.data.folds.FoldPlanner;
import io.sparktune.search.History;
import io.sparktune.search.Sampler;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.folds.StudyData;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A study's rows, folds and trials, the same for both sides.
 *
 * @param fits every fold of every trial, in the order in which a study starts them
 */
record Workload(StudyFile file, StudyData data, List<Fit> fits) {

  private static final Path STUDY = Path.of("src/jmh/conf/digits-overhead.conf");

  /** One fold of a trial with its plan. */
  record Fit(FoldAssignment assignment, TrialSettings plan) {}

  static Workload read(SparkDriver spark, int trials) throws IOException {
    StudyFile file = studyFile(trials);
    KeyedDataset read = file.data().kind().read(file.data().rows(), spark.files(), 0);
    FoldPlan folds =
        FoldPlanner.plan(
            read.dataset().target(),
            read.keys(),
            file.validation(),
            file.data().holdOut(),
            Seeds.derive(file.study().seed(), "fold plan", 0));
    StudyData data = new StudyData(read.dataset(), folds, file.metrics());
    return new Workload(file, data, fits(file, folds.folds().size()));
  }

  /** The same with fewer or more trials. */
  Workload withTrials(int trials) throws IOException {
    StudyFile other = studyFile(trials);
    return new Workload(other, data, fits(other, data.folds().folds().size()));
  }

  private static StudyFile studyFile(int trials) throws IOException {
    return StudyFile.read(
        STUDY.toString(), Files.readString(STUDY), List.of("search.trials=" + trials), Set.of());
  }

  /** The epochs of every fit. */
  static int epochs() throws IOException {
    return fits(studyFile(1), 1).get(0).plan().training().epochs();
  }

  static Sampler sampler(StudyFile file) {
    return file.search().sampler(file.space(), 1, file.study().seed(), List.of());
  }

  private static List<Fit> fits(StudyFile file, int folds) {
    Sampler sampler = sampler(file);
    List<Fit> fits = new ArrayList<>();
    for (int number = 0; number < file.search().trials(); number++) {
      long seed = Seeds.derive(file.study().seed(), "trial", number);
      Trial trial = new Trial(number, sampler.suggest(number, History.NONE), seed);
      for (int fold = 0; fold < folds; fold++) {
        fits.add(
            new Fit(
                new FoldAssignment(trial, fold, 1), file.trialSettings().apply(trial.values())));
      }
    }
    return List.copyOf(fits);
  }
}
