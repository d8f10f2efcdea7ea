package io.sparktune.trial;

import java.util.Comparator;

/** The direction in which a score improves. */
public enum Direction {
  MAXIMIZE,
  MINIMIZE;

  /** Whether a score beats another one. */
  public boolean isBetter(double score, double than) {
    return this == MAXIMIZE ? score > than : score < than;
  }

  /** Orders scores from best to worst. */
  public Comparator<Double> bestFirst() {
    return this == MAXIMIZE ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }
}
