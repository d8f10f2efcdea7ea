package io.sparktune.simulation;

import io.sparktune.trial.Trial;
import java.time.Duration;

/** Says how folds would go. The same fold always goes the same way. */
public interface FoldModel {

  /** How a fold of a trial goes if nobody stops it. */
  FoldCurve course(Trial trial, int fold);

  /** What is measured of a fold that is scored, in the column of a metric but the first goal's. */
  double measured(Trial trial, int fold, String column);

  /** After the opening of the study, before the first fold begins. */
  Duration start();

  /** How long a slot stands empty before each segment of a fold. */
  Duration dispatch();
}
