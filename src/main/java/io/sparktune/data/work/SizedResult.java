package io.sparktune.data.work;

/** A result of work that may be large. */
public interface SizedResult {

  /** The memory that it takes, about. */
  long bytes();
}
