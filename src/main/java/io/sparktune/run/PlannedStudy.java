package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataFiles;
import io.sparktune.report.InputReport;
import io.sparktune.report.StudyPlan;
import io.sparktune.run.earlier.EarlierRunData;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.input.InputReports;
import io.sparktune.run.input.ObjectiveInput;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.search.UniformPoints;
import io.sparktune.study.selection.Confirmation;
import io.sparktune.trial.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a study. */
final class PlannedStudy {

  private PlannedStudy() {}

  /**
   * The plan.
   *
   * @param files where the rows are; empty where they cannot be read
   */
  static StudyPlan of(StudyFile file, Optional<DataFiles> files) {
    List<EarlierRunData> learnt = EarlierRuns.read(file, new Configuration());
    StudySearch search = new StudySearch(file, EarlierRunData.observations(learnt));
    int folds = file.folds();
    int population = file.search().sampler().keptInTraining();
    return new StudyPlan(
        file.study().name(),
        file.study().goals(),
        file.study().seed(),
        file.study().output() + "/" + file.study().name(),
        input(file, files),
        file.hasObjective() ? "" : file.data().kind().name() + " of " + file.data().rows().place(),
        file.space(),
        file.rules(folds, 1).constraints().all().stream().map(each -> each.text()).toList(),
        kept(file),
        Stream.of(
                search.cut().stream(),
                learnt.stream().map(EarlierRunData::toString),
                EngineNote.of(file).stream())
            .flatMap(note -> note)
            .toList(),
        file.search().sampler().name(),
        search.trialsInWords(),
        folds,
        population,
        (population == 0 ? search.trials() : (long) population) * folds,
        (long) file.confirmations() * Math.min(search.trials(), Confirmation.MOST_TRIALS) * folds,
        file.resolvedTextWithNames());
  }

  private static int kept(StudyFile file) {
    return file.space().constraints().isEmpty()
        ? StudyPlan.DRAWS
        : new UniformPoints(file.space())
            .count(StudyPlan.DRAWS, Seeds.random(file.study().seed(), "share of the space", 0));
  }

  /** Null where the rows are in files that nobody can read here. */
  private static @Nullable InputReport input(StudyFile file, Optional<DataFiles> files) {
    if (file.hasObjective()) {
      ObjectiveInput input = new ObjectiveInput(file.objectiveKind(), file.study().goals());
      return InputReports.of(file, input);
    }
    boolean isReadable = files.isPresent() || file.data().rows().isGenerated();
    return isReadable
        ? InputReports.of(file, StudyInput.read(file, files.orElseGet(DataFiles::none)))
        : null;
  }
}
