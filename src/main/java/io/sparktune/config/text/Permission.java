package io.sparktune.config.text;

/** What a study file may do besides stating settings. */
public enum Permission {
  /** {@code include "other.conf"}, for files beside or below the study file. */
  INCLUDES,
  /** {@code ${HOME}} for environment variables. */
  ENVIRONMENT
}
