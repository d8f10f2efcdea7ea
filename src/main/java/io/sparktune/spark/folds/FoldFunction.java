package io.sparktune.spark.folds;

import io.sparktune.trial.FoldGates;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.FoldTrainer;
import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;

/**
 * The work of a Spark task: a {@link FoldTrainer} of folds that bring their settings. Sent to
 * executors; called there, on the task's thread.
 */
@FunctionalInterface
public interface FoldFunction extends Serializable {

  /** Trains and scores folds, see {@link FoldTrainer#train}. */
  void train(List<FoldWork> together, FoldGates gates, Consumer<FoldResult> results);
}
