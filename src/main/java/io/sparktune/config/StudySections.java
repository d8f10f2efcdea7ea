package io.sparktune.config;

import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.CheckpointsSection;
import io.sparktune.config.sections.Constants;
import io.sparktune.config.sections.DataSection;
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
import io.sparktune.space.Space;
import io.sparktune.space.expression.Expression;
import io.sparktune.spark.ResourceSettings;
import io.sparktune.study.StudySettings;
import io.sparktune.study.stopping.StoppingSettings;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.TrialSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What the sections say: everything but the settings of trials.
 *
 * @param perClass classes whose own scores are kept
 * @param mostEpochs of any trial
 */
record StudySections(
    StudySettings study,
    DataSettings data,
    Validation validation,
    List<String> perClass,
    SearchSettings search,
    Space space,
    List<Expression> outcomeConstraints,
    int mostEpochs,
    PruningSettings pruning,
    StoppingSettings stopping,
    SegmentSettings segments,
    ResourceSettings resources) {

  static StudySections read(Section root, String fileName) {
    StudySettings study = root.fixed("study", section -> StudySection.read(section, fileName));
    DataSettings data = root.fixed("data", section -> DataSection.read(section, study.goal()));
    TrialSettings first = VaryingSections.read(root, study.goal().metric().task());
    Space space = new Space(root.reading().parameters());
    int mostEpochs = mostEpochs(first, space, root.reading());
    List<String> perClass = new ArrayList<>();
    Validation validation =
        root.fixed(
            "validation",
            section -> {
              perClass.addAll(ValidationSection.perClass(section, data.columns()));
              return ValidationSection.read(section, data.columns());
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
            section -> SearchSection.read(section, study, space, constants, first.training()));
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
        List.copyOf(perClass),
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
