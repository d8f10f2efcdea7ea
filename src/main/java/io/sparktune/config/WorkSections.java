package io.sparktune.config;

import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.sections.PruningSettings;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.OutcomeConstraints;
import io.sparktune.training.plan.SegmentSettings;
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

  /** Reports what {@code pruning} asks of trials that they cannot do. */
  void check(Section pruning, PruningSettings settings);

  /** Reads {@code checkpoints}. */
  SegmentSettings segments(Section root, PruningSettings pruning);

  /** The work, which is judged by goals and constraints on outcomes. */
  TrialWork of(Goals goals, OutcomeConstraints outcomes);
}
