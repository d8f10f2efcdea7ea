package io.sparktune.spark.folds;

import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldResult;

import java.io.Serializable;

/** What a Spark task does with its fold. Sent to executors; called there, on the task's thread. */
@FunctionalInterface
public interface FoldFunction extends Serializable {

  /** Trains and scores a fold; the gate is asked on the calling thread. */
  FoldResult train(FoldWork work, EpochCallback gate);
}
