package io.sparktune.trial;

/** What the network has to foretell: one of several classes, or a number. */
public enum Task {
  CLASSIFICATION,
  REGRESSION
}
