package io.sparktune.study.state;

/**
 * Why a trial does not go on: its folds from this one on are not wanted.
 *
 * @param epoch of the fold after which it was judged, 0 where it was judged by the folds before
 */
public record PruneDecision(int fold, int epoch, String reason) {

  /** Whether this would have come first if the folds were trained one after another. */
  boolean isBefore(PruneDecision other) {
    return fold < other.fold || (fold == other.fold && epoch < other.epoch);
  }
}
