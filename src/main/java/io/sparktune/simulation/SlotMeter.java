package io.sparktune.simulation;

/** Measures the time of slots, and the time of folds in training on them. */
final class SlotMeter {

  private final VirtualClock clock;
  private long readAt;
  private int slots;
  private int busy;
  private double slotNanos;
  private double busyNanos;
  private double utilisationAtMark;

  SlotMeter(VirtualClock clock) {
    this.clock = clock;
  }

  int slots() {
    return slots;
  }

  void addSlots(int more) {
    read();
    slots += more;
  }

  void addBusy(int more) {
    read();
    busy += more;
  }

  private void read() {
    double passed = clock.nanos() - readAt;
    slotNanos += slots * passed;
    busyNanos += busy * passed;
    readAt = clock.nanos();
  }

  /** The busy share of slot time so far; 1 before any time has passed. */
  double utilisation() {
    read();
    return slotNanos == 0 ? 1 : busyNanos / slotNanos;
  }

  /** Remembers the utilisation so far in place of what was remembered before. */
  void mark() {
    utilisationAtMark = utilisation();
  }

  double utilisationAtMark() {
    return utilisationAtMark;
  }
}
