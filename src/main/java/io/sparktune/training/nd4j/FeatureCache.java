package io.sparktune.training.nd4j;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a frozen part gives for rows, by what they are, up to a share of the heap. */
final class FeatureCache {

  private static final int SHARE_OF_HEAP = 16;
  private static final int BYTES_BESIDE = 96;

  private final Map<Key, float[]> kept = new HashMap<>();
  private final long most;

  private FeatureCache(long most) {
    this.most = most;
  }

  static FeatureCache ofHeap(int numbers) {
    long bytes = BYTES_BESIDE + (long) Float.BYTES * numbers;
    return new FeatureCache(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / bytes);
  }

  /** 128 bits of a row: two rows of a study never have the same. */
  record Key(long left, long right) {

    static final Key START = new Key(0x9E3779B97F4A7C15L, 0xC2B2AE3D27D4EB4FL);

    /** The key of more numbers. */
    Key with(float[] values, int from, int count) {
      long first = left;
      long second = right;
      for (int place = from; place < from + count; place++) {
        long bits = Float.floatToRawIntBits(values[place]);
        first = mixed(first ^ bits);
        second = mixed(Long.rotateLeft(second, 23) + bits * 0xD6E8FEB86659FD93L);
      }
      return new Key(first, second);
    }

    private static long mixed(long value) {
      long mixed = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
      return mixed ^ (mixed >>> 29);
    }
  }

  int rows() {
    return kept.size();
  }

  float @Nullable [] get(Key key) {
    return kept.get(key);
  }

  void put(Key key, float[] features) {
    if (kept.size() < most) {
      kept.put(key, features);
    }
  }
}
