package io.sparktune.lake.sinks;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sinks of a running study. Each is written by a thread of its own, so that neither the study
 * nor another sink waits for it.
 */
public final class Sinks implements Closeable {

  /** All sinks together may take so long at the end of a study. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(Sinks.class);

  private final List<SinkUpdate> updates;
  private final List<SinkWriter> writers;

  /**
   * Sinks to which nothing is written before {@link #begin}.
   *
   * @param events the last event of the journal that lasts
   */
  public Sinks(List<SinkUpdate> updates, LongSupplier events) {
    this.updates = List.copyOf(updates);
    writers = updates.stream().map(update -> new SinkWriter(update, events)).toList();
  }

  /** Writes from now on. */
  public void begin() {
    writers.forEach(SinkWriter::begin);
  }

  /** Writes what is left; no failure and no sink that hangs keeps the study from its end. */
  public List<SinkOutcome> finish() {
    List<Future<SinkOutcome>> last = writers.stream().map(SinkWriter::finish).toList();
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    List<SinkOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < writers.size(); i++) {
      Duration left = Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
      outcomes.add(writers.get(i).outcome(last.get(i), left));
    }
    return List.copyOf(outcomes);
  }

  /**
   * Gives the files that tell of the end, which are written last, to those that take files.
   *
   * @param outcomes what became of each; one that lacks rows is not tried again
   */
  public void keepFiles(List<SinkOutcome> outcomes) {
    for (int i = 0; i < Math.min(updates.size(), outcomes.size()); i++) {
      SinkUpdate update = updates.get(i);
      if (update.sink().settings().takesFiles() && outcomes.get(i).lack().isEmpty()) {
        SinkWriter writer = new SinkWriter(update, () -> 0);
        SinkOutcome outcome = writer.outcome(writer.finish(), PATIENCE);
        outcome
            .lack()
            .ifPresent(lack -> LOG.warn("{}: lacks files: {}", update.sink().key(), lack));
        writer.close();
      }
    }
  }

  /** Writes no more. */
  @Override
  public void close() {
    writers.forEach(SinkWriter::close);
  }
}
