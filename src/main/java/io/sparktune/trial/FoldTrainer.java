package io.sparktune.trial;

/** Trains and scores folds. Whatever goes wrong comes back as a value with a kind. */
@FunctionalInterface
public interface FoldTrainer {

  /** Trains a stretch of a fold; the gate is asked on the calling thread. */
  FoldResult train(FoldAssignment assignment, EpochCallback gate);
}
