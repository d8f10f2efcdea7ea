package io.sparktune.trial;

/** The gates of folds that are trained together. */
@FunctionalInterface
public interface FoldGates {

  EpochCallback gate(FoldAssignment fold);
}
