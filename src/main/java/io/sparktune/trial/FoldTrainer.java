package io.sparktune.trial;

/** Trains and scores folds. Whatever goes wrong comes back as a value with a kind. */
@FunctionalInterface
public interface FoldTrainer {

  FoldResult train(FoldAssignment assignment);
}
