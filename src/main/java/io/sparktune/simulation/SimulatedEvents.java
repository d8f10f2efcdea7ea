package io.sparktune.simulation;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The queue of simulated events, in the order of time; at the same time, in the order of their
 * entry.
 */
final class SimulatedEvents {

  private final VirtualClock clock;
  private final Queue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::nanos).thenComparing(Entry::sequence));
  private long sequence;

  private record Entry(long nanos, long sequence, Runnable happening) {}

  SimulatedEvents(VirtualClock clock) {
    this.clock = clock;
  }

  /** Enters what happens so many nanoseconds from now. */
  void enter(long nanosFromNow, Runnable happening) {
    entries.add(new Entry(Math.addExact(clock.nanos(), nanosFromNow), sequence++, happening));
  }

  /** When the next thing happens, in nanoseconds since the start. */
  OptionalLong next() {
    Entry first = entries.peek();
    return first == null ? OptionalLong.empty() : OptionalLong.of(first.nanos());
  }

  /** Sets the clock to the next thing and lets it happen. */
  void happen() {
    Entry first = entries.remove();
    clock.advanceTo(first.nanos());
    first.happening().run();
  }
}
