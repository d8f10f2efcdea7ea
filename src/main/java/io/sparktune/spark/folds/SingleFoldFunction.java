package io.sparktune.spark.folds;

import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldGates;
import io.sparktune.trial.FoldResult;
import java.util.List;
import java.util.function.Consumer;

/** A function that trains one fold after the other. */
@FunctionalInterface
@SuppressWarnings("FunctionalInterfaceMethodChanged") // a list of one is the same work
public interface SingleFoldFunction extends FoldFunction {

  /** Trains and scores a fold; the gate is asked on the calling thread. */
  FoldResult train(FoldWork work, EpochCallback gate);

  @Override
  default void train(List<FoldWork> together, FoldGates gates, Consumer<FoldResult> results) {
    together.forEach(work -> results.accept(train(work, gates.gate(work.assignment()))));
  }
}
