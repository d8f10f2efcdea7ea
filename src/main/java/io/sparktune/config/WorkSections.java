package io.sparktune.config;

import io.sparktune.config.reader.ReadContext;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Goals;
import java.util.Optional;

/** The sections that describe the work of trials. */
interface WorkSections {

  /** The settings of a network with one value in place of each range; empty for an objective. */
  Optional<TrialSettings> first();

  /** The folds of each trial. */
  int folds();

  /** The most epochs of any trial. */
  int mostEpochs(Space space, ReadContext reading);

  /** The work, which is judged by goals and constraints on outcomes. */
  TrialWork of(Goals goals, OutcomeConstraints outcomes);
}
