package com.example.tuning;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** The latest steps of an agent. */
final class Replay {

  private static final int STEP_BYTES = 2 * CartPole.NUMBERS * Float.BYTES + 2;

  /** Steps drawn at random. */
  record Batch(float[] before, int[] pushes, float[] after, boolean[] fallen) {}

  private final int capacity;
  private final float[] before;
  private final float[] after;
  private final byte[] pushes;
  private final boolean[] fallen;
  private int size;
  private int next;

  Replay(int capacity) {
    this.capacity = capacity;
    before = new float[capacity * CartPole.NUMBERS];
    after = new float[capacity * CartPole.NUMBERS];
    pushes = new byte[capacity];
    fallen = new boolean[capacity];
  }

  int size() {
    return size;
  }

  void add(float[] state, int push, CartPole cart) {
    System.arraycopy(state, 0, before, next * CartPole.NUMBERS, CartPole.NUMBERS);
    cart.writeTo(after, next * CartPole.NUMBERS);
    pushes[next] = (byte) push;
    fallen[next] = cart.hasFallen();
    next = (next + 1) % capacity;
    size = Math.min(size + 1, capacity);
  }

  Batch draw(int rows, SplittableRandom random) {
    Batch batch =
        new Batch(
            new float[rows * CartPole.NUMBERS],
            new int[rows],
            new float[rows * CartPole.NUMBERS],
            new boolean[rows]);
    for (int row = 0; row < rows; row++) {
      int step = random.nextInt(size);
      int from = step * CartPole.NUMBERS;
      System.arraycopy(before, from, batch.before(), row * CartPole.NUMBERS, CartPole.NUMBERS);
      System.arraycopy(after, from, batch.after(), row * CartPole.NUMBERS, CartPole.NUMBERS);
      batch.pushes()[row] = pushes[step];
      batch.fallen()[row] = fallen[step];
    }
    return batch;
  }

  int bytes() {
    return 2 * Integer.BYTES + size * STEP_BYTES;
  }

  void writeTo(ByteBuffer out) {
    out.putInt(size).putInt(next);
    for (int step = 0; step < size; step++) {
      for (int i = 0; i < CartPole.NUMBERS; i++) {
        out.putFloat(before[step * CartPole.NUMBERS + i]);
        out.putFloat(after[step * CartPole.NUMBERS + i]);
      }
      out.put(pushes[step]).put((byte) (fallen[step] ? 1 : 0));
    }
  }

  void read(ByteBuffer in) {
    size = in.getInt();
    next = in.getInt();
    for (int step = 0; step < size; step++) {
      for (int i = 0; i < CartPole.NUMBERS; i++) {
        before[step * CartPole.NUMBERS + i] = in.getFloat();
        after[step * CartPole.NUMBERS + i] = in.getFloat();
      }
      pushes[step] = in.get();
      fallen[step] = in.get() == 1;
    }
  }
}
