package io.sparktune.search;

/** Is told one observation after another. */
public interface Learner {

  void learn(Observation observation);
}
