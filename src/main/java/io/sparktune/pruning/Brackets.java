package io.sparktune.pruning;

/** How the trials of a study are grouped; brackets are numbered from 0. */
interface Brackets {

  int bracket(int trial);

  Rungs rungs(int bracket);

  /** How many trials the study gives to a bracket. */
  int trials(int bracket);
}
