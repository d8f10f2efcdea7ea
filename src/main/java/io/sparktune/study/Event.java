package io.sparktune.study;

import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.time.Instant;

/** Something that happened in a study. The events in order are the study's only truth. */
public sealed interface Event {

  Instant at();

  /**
   * A driver took the study up, for the first time or again; folds that were in training are lost.
   *
   * @param studyFingerprint of the study file
   * @param dataFingerprint of all rows
   */
  record StudyOpened(
      Instant at, String study, String studyFingerprint, String dataFingerprint, String version)
      implements Event {}

  /** The number of folds that can be trained side by side is now this. */
  record SlotsChanged(Instant at, int slots) implements Event {}

  /** The sampler proposed a trial. */
  record TrialProposed(Instant at, Trial trial) implements Event {}

  /** A fold was given to the runner. */
  record FoldStarted(Instant at, int trial, int fold, int attempt) implements Event {}

  /** A fold came back, scored or failed. */
  record FoldFinished(Instant at, FoldResult result) implements Event {}

  /** Somebody asked for an early end. */
  record StopRequested(Instant at) implements Event {}

  /** The driver lays the study down. */
  record StudyClosed(Instant at, StopReason reason) implements Event {}
}
