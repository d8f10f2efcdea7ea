package io.sparktune.trial;

import java.util.List;
import java.util.function.Consumer;

/** Trains and scores folds. Whatever goes wrong with a fold is a result with a failure kind. */
@FunctionalInterface
public interface FoldTrainer {

  /**
   * Trains segments of folds, which may be trained as one.
   *
   * @param together at least one
   * @param gates asked on the calling thread
   * @param results takes the result of each fold once, on the calling thread, when the fold ends
   */
  void train(List<FoldAssignment> together, FoldGates gates, Consumer<FoldResult> results);
}
