package io.sparktune.run;

import io.sparktune.report.InputReport;
import io.sparktune.report.RoundStart;
import io.sparktune.report.SearchStart;
import io.sparktune.report.StudyHeader;
import io.sparktune.report.StudyProgress;
import io.sparktune.report.StudyReport;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Trial;

/**
 * Hears how a study goes, on the study's own thread: whatever takes long holds the study up. What
 * it throws is logged, and the study continues.
 */
public interface TuningListener {

  /** The study begins or is resumed. */
  default void studyStarted(StudyHeader study) {}

  /** The rows are read, if the study has any. */
  default void dataRead(InputReport input) {}

  /** The search begins or is resumed; not called for a study that is finished already. */
  default void searchStarted(SearchStart search) {}

  /** A trial was proposed. */
  default void trialStarted(Trial trial) {}

  /** A trial is complete, pruned or failed. */
  default void trialFinished(FinishedTrial trial) {}

  /** A trial is better than all before it, by the first goal. */
  default void bestImproved(FinishedTrial best) {}

  /** A fold came back. */
  default void progressed(StudyProgress progress) {}

  /** The search has ended; the winner, if there is one, is not trained yet. */
  default void searchFinished(StudyReport report) {}

  /**
   * Tied trials are trained again from now on; their progress is told, and nothing else of them.
   */
  default void roundStarted(RoundStart round) {}

  /** Everything is done; a study that was finished before goes from {@link #dataRead} to here. */
  default void studyFinished(StudyResult result) {}
}
