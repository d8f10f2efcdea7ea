package io.sparktune.data;

/** The treatment of rare classes in training. */
public enum Imbalance {
  NONE,
  /** Each class weighs in the loss by the inverse of its share. */
  CLASS_WEIGHTS,
  /** Rows of rarer classes are drawn again until all classes are as large as the largest. */
  OVERSAMPLE
}
