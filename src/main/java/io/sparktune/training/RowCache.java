package io.sparktune.training;

import io.sparktune.data.FittedInputs;
import io.sparktune.data.folds.Fold;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prepared rows of folds, shared by all slots of a process and made once, within a limit on their
 * memory. Where there is no room because all are in use, rows are prepared batch by batch; training
 * gets the same numbers either way.
 */
final class RowCache {

  /** Of the heap. */
  private static final int SHARE = 8;

  private final long mostBytes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** A fold's rows by one preparation. */
  private record Key(int fold, String preparation) {}

  RowCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** A cache that takes at most an eighth of the heap. */
  static RowCache ofHeap() {
    return new RowCache(heapShare());
  }

  private static long heapShare() {
    return Runtime.getRuntime().maxMemory() / SHARE;
  }

  /** Rows of one use, in memory where they would fit into a cache of their own. */
  static PreparedData alone(PreparedData data, int[] rows) {
    if (data.writer().isCheap()) {
      return data;
    }
    long size = PreparedRows.bytes(data.fitted().inputs(), rows.length);
    return size <= heapShare() ? data.with(PreparedRows.of(data, rows)) : data;
  }

  /**
   * The rows of a fold, for as long as the lease is open.
   *
   * @param number of the fold
   * @param preparation the digest of its settings
   * @param data writes the rows where they are not kept
   */
  Lease lease(int number, String preparation, PreparedData data, Fold fold) {
    if (data.writer().isCheap()) {
      return new Lease(data, () -> {});
    }
    Key key = new Key(number, preparation);
    return taken(key, data.fitted(), fold.count())
        .map(entry -> kept(key, entry, data, fold))
        .orElseGet(() -> new Lease(data, () -> {}));
  }

  private Lease kept(Key key, Entry entry, PreparedData data, Fold fold) {
    try {
      return new Lease(data.with(entry.rows(data, fold)), () -> giveBack(entry));
    } catch (RuntimeException | Error e) {
      drop(key, entry);
      throw e;
    }
  }

  /** Empty where there is no room. */
  private synchronized Optional<Entry> taken(Key key, FittedInputs fitted, int rows) {
    Entry entry = entries.get(key);
    if (entry == null) {
      long size = PreparedRows.bytes(fitted.inputs(), rows);
      if (!makeRoom(size)) {
        return Optional.empty();
      }
      entry = new Entry(size);
      entries.put(key, entry);
      bytes += size;
    }
    entry.users++;
    return Optional.of(entry);
  }

  /** Drops rows that nobody uses, those of the longest ago first, if that is enough. */
  private boolean makeRoom(long size) {
    long inUse = entries.values().stream().filter(e -> e.users > 0).mapToLong(e -> e.size).sum();
    if (size > mostBytes - inUse) {
      return false;
    }
    Iterator<Entry> eldest = entries.values().iterator();
    while (bytes + size > mostBytes) {
      Entry entry = eldest.next();
      if (entry.users == 0) {
        eldest.remove();
        bytes -= entry.size;
      }
    }
    return true;
  }

  private synchronized void giveBack(Entry entry) {
    entry.users--;
  }

  private synchronized void drop(Key key, Entry entry) {
    entry.users--;
    if (entries.remove(key, entry)) {
      bytes -= entry.size;
    }
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Rows in use. */
  static final class Lease implements AutoCloseable {
    private final PreparedData data;
    private final Runnable end;

    private Lease(PreparedData data, Runnable end) {
      this.data = data;
      this.end = end;
    }

    PreparedData data() {
      return data;
    }

    @Override
    public void close() {
      end.run();
    }
  }

  /** Rows that the first who need them make. */
  private static final class Entry {
    private final long size;
    private int users;
    private @Nullable PreparedRows rows;

    Entry(long size) {
      this.size = size;
    }

    synchronized PreparedRows rows(PreparedData data, Fold fold) {
      PreparedRows made = rows == null ? PreparedRows.of(data, fold.rows()) : rows;
      rows = made;
      return made;
    }
  }
}
