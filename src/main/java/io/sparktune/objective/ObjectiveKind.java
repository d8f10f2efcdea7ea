package io.sparktune.objective;

import io.sparktune.settings.SettingsReader;

/**
 * A kind of objective that study files can name, for anything that is scored by code of its own
 * instead of training a network. Its trials run as Spark tasks. Has no state.
 */
public interface ObjectiveKind {

  /** The value of {@code objective.kind}. */
  String name();

  /**
   * Reads the keys of {@code objective} but {@code kind} and {@code epochs}; any value may be a
   * range.
   */
  ObjectiveSettings read(SettingsReader objective);
}
