package io.sparktune.training.engine.arrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Blocks of numbers as their bits, and back. Compilers of Java 17 turn loops over integers into
 * vector instructions, also selections, but not loops that choose between floats or convert them.
 */
final class FloatBits {

  /** The most numbers of a block: some blocks fit into the fastest cache. */
  static final int BLOCK = 1024;

  private final FloatBuffer floats;
  private final IntBuffer bits;

  FloatBits() {
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Float.BYTES).order(ByteOrder.nativeOrder());
    floats = bytes.asFloatBuffer();
    bits = bytes.asIntBuffer();
  }

  /** Sets the bits of numbers. */
  void split(float[] numbers, int from, int count, int[] into) {
    floats.put(0, numbers, from, count);
    bits.get(0, into, 0, count);
  }

  /** Sets the numbers of bits. */
  void join(int[] from, int count, float[] numbers, int at) {
    bits.put(0, from, 0, count);
    floats.get(0, numbers, at, count);
  }
}
