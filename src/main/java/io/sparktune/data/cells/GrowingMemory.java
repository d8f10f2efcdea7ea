package io.sparktune.data.cells;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Memory outside the Java heap that grows at its end. For one thread. */
final class GrowingMemory {

  private static final int CHUNK = 1 << Cells.CHUNK_BITS;
  private static final int MASK = CHUNK - 1;
  private static final int FIRST = 1 << 8;
  private static final int SMALL = 1 << 18;

  private final List<OffHeap.Block> blocks = new ArrayList<>();
  private long capacity;
  private long bytes;

  long bytes() {
    return bytes;
  }

  /** More room at the end; its first place. */
  long extended(int more) {
    long start = bytes;
    bytes += more;
    while (capacity < bytes) {
      grow();
    }
    return start;
  }

  /**
   * Small memory grows bit by bit; of what is large, pages that nobody has written cost nothing.
   */
  private void grow() {
    int last = (int) (capacity & MASK);
    if (last == 0) {
      int size = blocks.isEmpty() ? (int) Math.min(CHUNK, Math.max(FIRST, bytes)) : CHUNK;
      blocks.add(OffHeap.allocate(size));
      capacity += size;
      return;
    }
    long needed = bytes - (capacity - last);
    int larger = last < SMALL ? (2 * last + 7) & ~7 : CHUNK;
    int size = (int) Math.min(CHUNK, Math.max(larger, needed));
    replaceLast(size, last);
    capacity += size - last;
  }

  private void replaceLast(int size, int used) {
    OffHeap.Block old = blocks.get(blocks.size() - 1);
    OffHeap.Block larger = OffHeap.allocate(size);
    larger.bytes().put(0, old.bytes(), 0, used);
    blocks.set(blocks.size() - 1, larger);
    old.free();
  }

  /** Gives back what is not used. */
  void trim() {
    int unused = (int) (capacity - bytes);
    if (unused > 0) {
      int last = blocks.size() - 1;
      blocks.set(last, blocks.get(last).cut((int) (bytes & MASK)));
      capacity = bytes;
    }
  }

  int getInt(long place) {
    return at(place).getInt((int) place & MASK);
  }

  long getLong(long place) {
    return at(place).getLong((int) place & MASK);
  }

  void putInt(long place, int value) {
    at(place).putInt((int) place & MASK, value);
  }

  void putLong(long place, long value) {
    at(place).putLong((int) place & MASK, value);
  }

  private ByteBuffer at(long place) {
    return blocks.get((int) (place >>> Cells.CHUNK_BITS)).bytes();
  }

  void put(byte[] from, int offset, int length) {
    long place = extended(length);
    for (int done = 0; done < length; ) {
      int at = (int) (place + done) & MASK;
      int count = Math.min(length - done, CHUNK - at);
      at(place + done).put(at, from, offset + done, count);
      done += count;
    }
  }

  byte[] get(long place, int length) {
    byte[] copy = new byte[length];
    for (int done = 0; done < length; ) {
      int at = (int) (place + done) & MASK;
      int count = Math.min(length - done, CHUNK - at);
      at(place + done).get(at, copy, done, count);
      done += count;
    }
    return copy;
  }

  /** The buffers, each but the last one full. */
  ByteBuffer[] buffers() {
    return blocks.stream().map(OffHeap.Block::bytes).toArray(ByteBuffer[]::new);
  }

  /** Nothing may be asked of it any more. */
  void free() {
    blocks.forEach(OffHeap.Block::free);
    blocks.clear();
    capacity = 0;
    bytes = 0;
  }
}
