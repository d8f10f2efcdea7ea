package io.sparktune.study;

import io.sparktune.study.events.StopReason;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;

/** A command that carries out a decision. */
public sealed interface Command {

  /** Take a trial up. */
  record Propose(Trial trial) implements Command {}

  /** Train a fold. */
  record Start(FoldAssignment assignment) implements Command {}

  /** Take a trial's folds from this one on out of training. */
  record Prune(int trial, int fold, int epoch, String reason) implements Command {}

  /** Resumes a paused trial. */
  record Promote(int trial, int pauseAfter) implements Command {}

  /** End the study. */
  record Close(StopReason reason) implements Command {}
}
