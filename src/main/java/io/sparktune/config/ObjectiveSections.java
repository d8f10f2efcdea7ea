package io.sparktune.config;

import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.ObjectiveSection;
import io.sparktune.config.sections.SearchSection;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Goals;
import java.util.Optional;

/**
 * The section of an objective.
 *
 * @param epochs the times that a trial reports its score, at most
 */
record ObjectiveSections(String kind, int epochs) implements WorkSections {

  static ObjectiveSections read(Section root, Kinds kinds) {
    ObjectiveSection.omitNetworks(root);
    return root.ranging(
        ObjectiveSection.KEY,
        section -> {
          String kind = ObjectiveSection.kind(section, kinds);
          int epochs = ObjectiveSection.epochs(section);
          ObjectiveSection.read(section, kinds);
          return new ObjectiveSections(kind, epochs);
        });
  }

  @Override
  public Optional<TrialSettings> first() {
    return Optional.empty();
  }

  @Override
  public void requireSuited(Section root, SearchSection.Search search) {}

  @Override
  public int folds() {
    return 1;
  }

  @Override
  public int mostEpochs(Space space, ReadContext reading) {
    return epochs;
  }

  @Override
  public TrialWork of(Goals goals, OutcomeConstraints outcomes) {
    return new TrialWork.Objective(kind);
  }
}
