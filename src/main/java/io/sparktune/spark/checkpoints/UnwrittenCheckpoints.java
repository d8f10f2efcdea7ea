package io.sparktune.spark.checkpoints;

import java.util.Optional;
import org.apache.spark.util.AccumulatorV2;

/** Counts, over all executors, the checkpoints that could not be written, and keeps one reason. */
final class UnwrittenCheckpoints extends AccumulatorV2<String, Long> {

  private static final long serialVersionUID = 1;

  private long count;
  private String reason = "";

  @Override
  public boolean isZero() {
    return count == 0;
  }

  @Override
  public UnwrittenCheckpoints copy() {
    UnwrittenCheckpoints copy = new UnwrittenCheckpoints();
    copy.count = count;
    copy.reason = reason;
    return copy;
  }

  @Override
  public void reset() {
    count = 0;
    reason = "";
  }

  @Override
  public synchronized void add(String why) {
    count++;
    reason = why;
  }

  @Override
  public synchronized void merge(AccumulatorV2<String, Long> other) {
    count += other.value();
    if (other instanceof UnwrittenCheckpoints more && !more.reason.isEmpty()) {
      reason = more.reason;
    }
  }

  @Override
  public Long value() {
    return count;
  }

  /** How many there were and why, in words; empty where there were none. */
  synchronized Optional<String> inWords() {
    return count == 0
        ? Optional.empty()
        : Optional.of("%d could not be written, at last: %s".formatted(count, reason));
  }
}
