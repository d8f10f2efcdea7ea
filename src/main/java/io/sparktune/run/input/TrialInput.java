package io.sparktune.run.input;

import java.util.List;
import java.util.Map;

/** The input of a study's trials, from which their folds are made. */
public interface TrialInput {

  /** SHA-256 of the input and how it is split into folds. */
  String fingerprint();

  /** SHA-256 of the input alone. */
  String digest();

  /** The folds of each trial. */
  int folds();

  /** The columns of the metrics in the folds table. */
  List<String> metricColumns();

  /** The number of rows that no trial sees. */
  int holdOutRows();

  /** Where these rows are from; empty where they are a part of the others. */
  String testPlace();

  /** The versions at which tables were read, by their places; without those that keep none. */
  default Map<String, String> versions() {
    return Map.of();
  }

  /** The ratio of the rows that a fold is scored on to those that it is trained on. */
  double testRatio();
}
