package io.sparktune.training.engine.arrays;

/** Arrays that are used again. */
public final class Buffers {

  private Buffers() {}

  /** The array, or a new one where it is too short. */
  public static float[] atLeast(float[] buffer, int length) {
    return buffer.length >= length ? buffer : new float[length];
  }
}
