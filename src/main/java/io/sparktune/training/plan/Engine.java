package io.sparktune.training.plan;

/** The program that computes a network's training. */
public enum Engine {
  /** {@link #FUSED} for the networks that it trains, {@link #DEEPLEARNING4J} for others. */
  AUTO,
  /** Deeplearning4j, operation by operation. */
  DEEPLEARNING4J,
  /**
   * Sparktune's own engine for perceptrons, whose results are Deeplearning4j's but for rounding.
   */
  FUSED
}
