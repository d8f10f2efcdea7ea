package io.sparktune.simulation;

import io.sparktune.trial.Goal;
import io.sparktune.trial.Trial;
import java.time.Duration;

/** Says how folds would go. The same fold always goes the same way. */
public interface FoldModel {

  /** How a fold of a trial goes if nobody stops it. */
  FoldCourse course(Trial trial, int fold);

  /** What a fold that is scored reaches for a goal behind the first one. */
  double reached(Trial trial, int fold, Goal goal);

  /** How long a slot stands empty before each stretch of a fold. */
  Duration dispatch();
}
