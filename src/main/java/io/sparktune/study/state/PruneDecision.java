package io.sparktune.study.state;

/**
 * The decision to prune a trial from one of its folds on, and its reason.
 *
 * @param epoch of the fold after which it was judged, 0 where it was judged by the folds before
 */
public record PruneDecision(int fold, int epoch, String reason) {

  /** Whether this would have come first if the folds were trained one after another. */
  boolean isBefore(PruneDecision other) {
    return fold < other.fold || (fold == other.fold && epoch < other.epoch);
  }
}
