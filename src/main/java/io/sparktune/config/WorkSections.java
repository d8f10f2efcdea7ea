package io.sparktune.config;

import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.SearchSection;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Goals;
import java.util.Optional;

/** The sections that describe the work of trials. */
interface WorkSections {

  /** The settings of a network with one value in place of each range; empty for an objective. */
  Optional<TrialSettings> first();

  /** Reports what of the work does not go with the search. */
  void requireSuited(Section root, SearchSection.Search search);

  /** The folds of each trial. */
  int folds();

  /** The most epochs of any trial. */
  int mostEpochs(Space space, ReadContext reading);

  /** The work, which is judged by goals and constraints on outcomes. */
  TrialWork of(Goals goals, OutcomeConstraints outcomes);
}
