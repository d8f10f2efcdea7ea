package io.sparktune.study;

import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;

/** What a decision asks for. */
public sealed interface Command {

  /** Take a trial up. */
  record Propose(Trial trial) implements Command {}

  /** Train a fold. */
  record Start(FoldAssignment assignment) implements Command {}

  /** End the study. */
  record Close(StopReason reason) implements Command {}
}
