package io.sparktune.search.forest;

import org.jspecify.annotations.Nullable;

/** A split of a tree's node by one feature. */
final class Split {

  private final int feature;
  private final double threshold;

  /** Those that go left, from that of being off on; null for a number. */
  private final boolean @Nullable [] options;

  private Split(int feature, double threshold, boolean @Nullable [] options) {
    this.feature = feature;
    this.threshold = threshold;
    this.options = options;
  }

  /** Numbers up to the threshold go left. */
  static Split ofNumber(int feature, double threshold) {
    return new Split(feature, threshold, null);
  }

  /**
   * @param options whether being off and each option go left
   */
  static Split ofChoice(int feature, boolean[] options) {
    return new Split(feature, 0, options);
  }

  int feature() {
    return feature;
  }

  /** Whether a point with this value of the feature goes left. */
  boolean goesLeft(double value) {
    return options == null ? value <= threshold : options[place(value)];
  }

  /** The place of an option in the list of those that go left. */
  static int place(double option) {
    return (int) (option - Features.OFF);
  }
}
