package io.sparktune.config.text;

/** A permission of a study file beyond stating settings. */
public enum Permission {
  /** {@code include "other.conf"}, for files beside or below the study file. */
  INCLUDES,
  /** {@code ${HOME}} for environment variables. */
  ENVIRONMENT
}
