package io.sparktune.config.text;

/** Permissions of a study file besides settings: includes and environment variables. */
public enum Permission {
  /** {@code include "other.conf"}, for files beside or below the study file. */
  INCLUDES,
  /** {@code ${HOME}} for environment variables. */
  ENVIRONMENT
}
