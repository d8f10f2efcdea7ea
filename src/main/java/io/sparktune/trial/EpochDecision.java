package io.sparktune.trial;

/** The decision on a fold after an epoch. */
public enum EpochDecision {
  /** Train the next epoch. */
  GO_ON,
  /** Nobody wants the fold any more. */
  STOP,
  /** Keep a checkpoint and make room. */
  PAUSE,
  /** The driver was not reached: train on, and tell the same scores again with the next ones. */
  UNHEARD
}
