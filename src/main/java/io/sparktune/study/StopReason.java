package io.sparktune.study;

/** Why a study ended. */
public enum StopReason {
  /** Every trial that was asked for is finished. */
  TRIALS_DONE,
  /** The first trials all failed, so that the fault must lie in what they share. */
  ALL_FAILED,
  /** Somebody stopped it; the same command goes on with it. */
  STOPPED
}
