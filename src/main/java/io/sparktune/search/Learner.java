package io.sparktune.search;

/** Is told one observation after another. */
interface Learner {

  void learn(Observation observation);
}
