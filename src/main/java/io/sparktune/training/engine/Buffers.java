package io.sparktune.training.engine;

/** Arrays that are used again. */
final class Buffers {

  private Buffers() {}

  /** The array, or a new one where it is too short. */
  static float[] atLeast(float[] buffer, int length) {
    return buffer.length >= length ? buffer : new float[length];
  }
}
