package io.sparktune.objective;

import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldGates;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.FoldTrainer;
import java.util.List;
import java.util.function.Consumer;

/** A trainer that trains one fold after the other. */
@FunctionalInterface
@SuppressWarnings("FunctionalInterfaceMethodChanged") // a list of one is the same work
public interface SingleFoldTrainer extends FoldTrainer {

  /** Trains a segment of a fold; the gate is asked on the calling thread. */
  FoldResult train(FoldAssignment fold, EpochCallback gate);

  @Override
  default void train(List<FoldAssignment> together, FoldGates gates, Consumer<FoldResult> results) {
    together.forEach(fold -> results.accept(train(fold, gates.gate(fold))));
  }
}
