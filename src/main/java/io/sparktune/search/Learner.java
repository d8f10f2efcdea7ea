package io.sparktune.search;

/** Learns from one observation after another. */
public interface Learner {

  void learn(Observation observation);
}
