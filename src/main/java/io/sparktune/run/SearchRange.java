package io.sparktune.run;

/** The values that a study may try for a key, in place of one value. */
public sealed interface SearchRange permits IntRange, RealRange, Choice {

  /** The range as a study file has it. */
  Object setting();
}
