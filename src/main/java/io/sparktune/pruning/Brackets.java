package io.sparktune.pruning;

/** The assignment of a study's trials to brackets, which are numbered from 0. */
interface Brackets {

  int bracket(int trial);

  Rungs rungs(int bracket);

  /** The number of trials in a bracket. */
  int trials(int bracket);
}
