package io.sparktune.data.cells;

import java.util.function.IntToLongFunction;

/**
 * The first of all rows that are equal to each, outside the Java heap: a hash table of rows with
 * linear probing.
 */
public final class FirstRows implements AutoCloseable {

  private static final long EMPTY = -1;
  private static final long ROW_BITS = 0xFFFFFFFFL;

  private final GrowingMemory first = new GrowingMemory();

  /** Says whether two rows are equal. */
  @FunctionalInterface
  public interface Equality {
    boolean areEqual(int row, int other);
  }

  /**
   * Finds them.
   *
   * @param hash the same for equal rows
   */
  public FirstRows(int rows, IntToLongFunction hash, Equality equality) {
    GrowingMemory slots = new GrowingMemory();
    long count = Long.highestOneBit(Math.max(1, rows)) << 2;
    for (long slot = 0; slot < count; slot++) {
      slots.putLong(slots.extended(Long.BYTES), EMPTY);
    }
    for (int row = 0; row < rows; row++) {
      long spread = hash.applyAsLong(row) * 0x9E3779B97F4A7C15L;
      long entry = (spread & ~ROW_BITS & Long.MAX_VALUE) | row;
      int found = put(slots, count, spread, entry, equality);
      first.putInt(first.extended(Integer.BYTES), found);
    }
    slots.free();
  }

  /** The first equal row, which is the given one where there was none before. */
  private static int put(
      GrowingMemory slots, long count, long spread, long entry, Equality equality) {
    int row = (int) entry;
    long slot = (spread ^ (spread >>> 32)) & (count - 1);
    while (true) {
      long there = slots.getLong(slot * Long.BYTES);
      if (there == EMPTY) {
        slots.putLong(slot * Long.BYTES, entry);
        return row;
      }
      boolean mayBeEqual = (there & ~ROW_BITS) == (entry & ~ROW_BITS);
      if (mayBeEqual && equality.areEqual((int) there, row)) {
        return (int) there;
      }
      slot = (slot + 1) & (count - 1);
    }
  }

  /** The first row that is equal to a row, or itself. */
  public int of(int row) {
    return first.getInt((long) row * Integer.BYTES);
  }

  /** Gives back the memory. */
  @Override
  public void close() {
    first.free();
  }
}
