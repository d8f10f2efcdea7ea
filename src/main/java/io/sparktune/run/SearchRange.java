package io.sparktune.run;

/** The values that a study may try for a key, in place of one value. */
public abstract class SearchRange {

  SearchRange() {}

  /** The range as a study file has it. */
  abstract Object setting();
}
