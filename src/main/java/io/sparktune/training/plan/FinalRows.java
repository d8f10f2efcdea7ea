package io.sparktune.training.plan;

/** The rows that the model to be used is trained on. */
public enum FinalRows {
  ALL,
  WITHOUT_HOLD_OUT
}
