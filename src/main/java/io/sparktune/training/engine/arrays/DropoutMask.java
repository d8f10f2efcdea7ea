package io.sparktune.training.engine.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The factors of inverted dropout, by the generator that ND4J keeps for the calling thread: the
 * numbers that its operation draws, and the generator is left as that leaves it.
 */
public final class DropoutMask {

  private static final int[] PLACES = new int[FloatBits.BLOCK];

  /** The generator's numbers are multiples of its inverse. */
  private static final int STEPS = 1 << 23;

  private final int threshold;
  private final int factor;
  private final FloatBits bits = new FloatBits();
  private final int[] drawn = new int[FloatBits.BLOCK];

  static {
    Arrays.setAll(PLACES, place -> place);
  }

  /**
   * A mask.
   *
   * @param retained the share that stays, in (0, 1)
   */
  public DropoutMask(double retained) {
    float share = (float) retained;
    threshold = (int) Math.ceil((double) share * STEPS);
    factor = Float.floatToIntBits(1 / share);
  }

  /** Sets as many factors. */
  public void draw(float[] factors, int length) {
    Random random = Nd4j.getRandom();
    long root = random.rootState();
    long node = random.nodeState();
    for (int start = 0; start < length; start += FloatBits.BLOCK) {
      int count = Math.min(FloatBits.BLOCK, length - start);
      draw((int) root, (int) node, start + 2, count);
      bits.join(drawn, count, factors, start);
    }
    random.setStates(root, next(node, length));
  }

  /** What is kept of the generator's 64 bits follows from the lower halves of its states. */
  private void draw(int root, int node, int first, int count) {
    int threshold = this.threshold;
    int factor = this.factor;
    int[] drawn = this.drawn;
    for (int i = 0; i < count; i++) {
      int place = first + PLACES[i];
      int other = root | (place * (node + 24243287));
      int mixed = (other ^ node ^ (place * (other + 723829))) * 0x9E3779BB;
      int number = ((mixed << 5) | (mixed >>> 27)) * 5;
      drawn[i] = factor & (((number >>> 9) - threshold) >> 31);
    }
  }

  private static long next(long node, int steps) {
    int low = (int) node;
    int high = (int) (node >>> 32) ^ low;
    int nextLow = Integer.rotateLeft(low, 26) ^ high ^ (high << 9);
    long next = Integer.toUnsignedLong(Integer.rotateLeft(high, 13)) << 32;
    return (next | Integer.toUnsignedLong(nextLow)) ^ steps ^ 0xdeadbeefL;
  }
}
