package io.sparktune.training.engine;

/**
 * A rule that turns gradients into steps, as ND4J computes it in single precision. States are what
 * it remembers for each number.
 */
interface UpdateRule {

  /** How many numbers it remembers for each. */
  int stateCount();

  /**
   * Takes a step.
   *
   * @param states as many arrays as {@link #stateCount}, as long as the values
   * @param rate the learning rate
   * @param iteration from 0
   */
  void step(float[] values, float[] gradient, float[][] states, float rate, int iteration);
}
