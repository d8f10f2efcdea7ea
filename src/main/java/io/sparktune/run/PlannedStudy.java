package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataSource;
import io.sparktune.lake.InputSize;
import io.sparktune.report.StudyPlan;
import io.sparktune.run.earlier.EarlierRunData;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.search.UniformPoints;
import io.sparktune.trial.Seeds;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Makes the plan of a study. */
final class PlannedStudy {

  private PlannedStudy() {}

  static StudyPlan of(StudyFile file) {
    List<EarlierRunData> learnt = EarlierRuns.read(file, new Configuration());
    StudySearch search = new StudySearch(file, EarlierRunData.observations(learnt));
    int folds = file.folds();
    int population = file.search().sampler().keptInTraining();
    return new StudyPlan(
        file.study().name(),
        file.study().goals(),
        file.study().seed(),
        file.study().output() + "/" + file.study().name(),
        file.hasObjective() ? null : size(file).orElse(null),
        file.hasObjective()
            ? "none, objective " + file.objectiveKind()
            : file.data().kind().name() + " of " + file.data().rows().place(),
        file.space(),
        file.rules(folds, 1).constraints().all().stream().map(each -> each.text()).toList(),
        kept(file),
        Stream.concat(search.cut().stream(), learnt.stream().map(EarlierRunData::toString))
            .toList(),
        file.search().sampler().name(),
        search.trialsInWords(),
        folds,
        population,
        (population == 0 ? search.trials() : (long) population) * folds,
        file.resolvedText());
  }

  private static int kept(StudyFile file) {
    return file.space().constraints().isEmpty()
        ? StudyPlan.DRAWS
        : new UniformPoints(file.space())
            .count(StudyPlan.DRAWS, Seeds.random(file.study().seed(), "share of the space", 0));
  }

  private static Optional<InputSize> size(StudyFile file) {
    return file.data().rows().table().flatMap(PlannedStudy::size);
  }

  private static Optional<InputSize> size(DataSource source) {
    if (source instanceof DataSource.DataFrame) {
      return Optional.empty();
    }
    if (source instanceof DataSource.Circles circles) {
      return Optional.of(new InputSize(circles.count(), 3));
    }
    if (source instanceof DataSource.Moons moons) {
      return Optional.of(new InputSize(moons.count(), 3));
    }
    DataSource.Files files = (DataSource.Files) source;
    try {
      Optional<InputSize> size = InputSize.of(files.path(), files.csv().delimiter());
      if (size.isEmpty()) {
        throw new BadInput(files.path() + ": no such file or folder; check data.path");
      }
      return size;
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "check data.path");
    }
  }
}
