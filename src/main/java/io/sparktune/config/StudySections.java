package io.sparktune.config;

import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.CheckpointsSection;
import io.sparktune.config.sections.Constants;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.ObjectiveSection;
import io.sparktune.config.sections.PruningSection;
import io.sparktune.config.sections.PruningSettings;
import io.sparktune.config.sections.ResourcesSection;
import io.sparktune.config.sections.SearchSection;
import io.sparktune.config.sections.SinksSection;
import io.sparktune.config.sections.StoppingSection;
import io.sparktune.config.sections.StudySection;
import io.sparktune.config.sections.TellingSection;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.search.SearchSettings;
import io.sparktune.space.Space;
import io.sparktune.spark.ResourceSettings;
import io.sparktune.study.StudySettings;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.study.stopping.StoppingSettings;
import io.sparktune.study.telling.TellingSettings;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.plan.SegmentSettings;
import java.util.List;
import java.util.Map;

/**
 * The sections of a study file except the settings of trials.
 *
 * @param mostEpochs of any trial
 */
record StudySections(
    StudySettings study,
    TrialWork work,
    SearchSettings search,
    Space space,
    OutcomeConstraints outcomeConstraints,
    int mostEpochs,
    PruningSettings pruning,
    StoppingSettings stopping,
    SegmentSettings segments,
    ResourceSettings resources,
    TellingSettings telling,
    List<ConfiguredSink> sinks) {

  static StudySections read(Section root, String fileName, Kinds kinds) {
    boolean hasObjective = ObjectiveSection.isIn(root);
    Metrics metrics = hasObjective ? ObjectiveSection.scores(root) : kinds.metrics().metrics();
    StudySettings study =
        root.fixed("study", section -> StudySection.read(section, fileName, metrics));
    WorkSections work =
        hasObjective
            ? ObjectiveSections.read(root, kinds)
            : NetworkSections.read(root, study, kinds, metrics);
    Space space = new Space(root.reading().parameters());
    int mostEpochs = work.mostEpochs(space, root.reading());
    Map<String, Object> constants = Constants.of(root);
    SearchSection.Search search =
        root.fixed(
            "search",
            section -> SearchSection.read(section, study, space, constants, work.first(), metrics));
    work.requireSuited(root, search);
    PruningSettings pruning =
        root.fixed(
            "pruning",
            section -> PruningSection.read(section, study, work.folds(), mostEpochs, search));
    StoppingSettings stopping =
        root.fixed("stopping", section -> StoppingSection.read(section, study));
    SegmentSettings segments =
        root.fixed("checkpoints", section -> CheckpointsSection.read(section, pruning));
    ResourceSettings resources = root.fixed("resources", ResourcesSection::read);
    TellingSettings telling = TellingSection.read(root);
    List<ConfiguredSink> sinks = SinksSection.read(root, kinds);
    root.close();
    return new StudySections(
        study,
        work.of(study.goals(), search.outcomes()),
        search.settings(),
        search.space(),
        search.outcomes(),
        mostEpochs,
        pruning,
        stopping,
        segments,
        resources,
        telling,
        sinks);
  }
}
