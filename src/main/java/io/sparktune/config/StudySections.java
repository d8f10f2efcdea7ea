package io.sparktune.config;

import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.CheckpointsSection;
import io.sparktune.config.sections.Constants;
import io.sparktune.config.sections.DataSection;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.PruningSection;
import io.sparktune.config.sections.PruningSettings;
import io.sparktune.config.sections.ResourcesSection;
import io.sparktune.config.sections.SearchSection;
import io.sparktune.config.sections.StoppingSection;
import io.sparktune.config.sections.StudySection;
import io.sparktune.config.sections.TrainingSection;
import io.sparktune.config.sections.ValidationSection;
import io.sparktune.data.DataSettings;
import io.sparktune.data.folds.Validation;
import io.sparktune.search.SearchSettings;
import io.sparktune.settings.Task;
import io.sparktune.space.Space;
import io.sparktune.spark.ResourceSettings;
import io.sparktune.study.StudySettings;
import io.sparktune.study.state.OutcomeConstraints;
import io.sparktune.study.stopping.StoppingSettings;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.metrics.StudyMetrics;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.TrialSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The sections of a study file except the settings of trials.
 *
 * @param measured on every fold
 * @param metrics the goals and the measured metrics, by name
 * @param mostEpochs of any trial
 */
record StudySections(
    StudySettings study,
    DataSettings data,
    Validation validation,
    MeasuredMetrics measured,
    StudyMetrics metrics,
    SearchSettings search,
    Space space,
    OutcomeConstraints outcomeConstraints,
    int mostEpochs,
    PruningSettings pruning,
    StoppingSettings stopping,
    SegmentSettings segments,
    ResourceSettings resources) {

  static StudySections read(Section root, String fileName, Kinds kinds) {
    Metrics known = kinds.metrics().metrics();
    StudySettings study =
        root.fixed("study", section -> StudySection.read(section, fileName, known));
    Task task = study.goals().task();
    DataSettings data = root.fixed("data", section -> DataSection.read(section, task, kinds));
    TrialSettings first = VaryingSections.read(root, data.kind(), task, kinds);
    Space space = new Space(root.reading().parameters());
    int mostEpochs = mostEpochs(first, space, root.reading());
    List<String> perClass = new ArrayList<>();
    List<String> named = new ArrayList<>();
    Validation validation =
        root.fixed(
            "validation",
            section -> {
              perClass.addAll(ValidationSection.perClass(section, task));
              named.addAll(ValidationSection.metrics(section, known, study.goal()));
              return ValidationSection.read(section, data.rows(), task);
            });
    for (String label : study.goals().labels()) {
      if (!perClass.contains(label)) {
        perClass.add(label);
      }
    }
    Map<String, Object> constants = Constants.of(root);
    SearchSection.Search search =
        root.fixed(
            "search",
            section -> SearchSection.read(section, study, space, constants, first, known));
    study.goals().all().forEach(goal -> named.add(goal.metric().key()));
    search.outcomes().metrics().forEach(metric -> named.add(metric.key()));
    MeasuredMetrics measured = known.measured(study.goals().task(), named, perClass);
    PruningSettings pruning =
        root.fixed(
            "pruning",
            section -> PruningSection.read(section, study, validation.fits(), mostEpochs, search));
    StoppingSettings stopping =
        root.fixed("stopping", section -> StoppingSection.read(section, study));
    SegmentSettings segments =
        root.fixed("checkpoints", section -> CheckpointsSection.read(section, pruning));
    ResourceSettings resources = root.fixed("resources", ResourcesSection::read);
    root.close();
    return new StudySections(
        study,
        data,
        validation,
        measured,
        StudyMetrics.of(kinds.metrics(), study.goals(), measured),
        search.settings(),
        search.space(),
        search.outcomes(),
        mostEpochs,
        pruning,
        stopping,
        segments,
        resources);
  }

  private static int mostEpochs(TrialSettings first, Space space, ReadContext reading) {
    if (reading.problems().stream().anyMatch(p -> p.key().startsWith(TrainingSection.EPOCHS))) {
      return TrainingSection.MOST_EPOCHS;
    }
    return space.parameters().stream()
        .filter(parameter -> parameter.name().equals(TrainingSection.EPOCHS))
        .flatMap(parameter -> LongStream.range(0, parameter.size()).mapToObj(parameter::valueAt))
        .mapToInt(value -> Math.toIntExact((Long) value))
        .max()
        .orElse(first.training().epochs());
  }
}
