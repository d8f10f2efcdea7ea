package io.sparktune.lake.sinks;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.lake.journal.ReadAgain;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.lake.tables.TableUpdate;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Brings a sink up to date with a study's journal, which alone says what the sink is to have: no
 * row waits in memory for a sink that fails.
 *
 * @param spark gives the session, started if need be
 */
public record SinkUpdate(
    ConfiguredSink sink,
    StudyTables tables,
    Storage folder,
    JournalReplay journal,
    Supplier<SparkSession> spark) {

  private static final Duration LAST_WAIT = Duration.ofSeconds(1);

  /**
   * Writes what the sink lacks.
   *
   * @return the last event that it is up to date with
   */
  long run() throws IOException {
    return fed(Feed::published);
  }

  /**
   * Reads the journal once and feeds the sink with it.
   *
   * @param end follows the last event, and gives the one that the sink is up to date with
   */
  private long fed(ToLongFunction<Feed> end) throws IOException {
    JournalChain chain = new JournalChain();
    JournalChain before = FileJournal.digests(folder.in("journal"));
    try (Feed feed = new Feed(new ReadAgain(before, chain))) {
      journal.replay(chain, feed);
      return end.applyAsLong(feed);
    }
  }

  /** Writes what the sink lacks of a study that has ended, or runs no more; tried twice. */
  public SinkOutcome finished() {
    Optional<String> failure = SinkFailure.of(this::finish);
    if (failure.isPresent()) {
      LockSupport.parkNanos(LAST_WAIT.toNanos());
      failure = SinkFailure.of(this::finish);
    }
    return outcome(failure);
  }

  SinkOutcome outcome(Optional<String> lack) {
    return new SinkOutcome(sink.key(), sink.place(), lack);
  }

  /** Writes what the sink lacks of a study that has ended, or runs no more. */
  void finish() throws IOException {
    long unused = fed(Feed::finished);
  }

  /** The sink while events are read; opened with the first of them. */
  private final class Feed implements StudyObserver, AutoCloseable {

    private final EventDigests digests;
    private @Nullable StudySink open;
    private @Nullable TableUpdate update;
    private boolean isOver;

    Feed(EventDigests digests) {
      this.digests = digests;
    }

    @Override
    public void recorded(long sequence, Event event, StudyState state) {
      StudySink to = open;
      if (to == null) {
        to = sink.settings().open(new SinkStudy(tables, folder, digests, event.at(), spark));
        open = to;
        update = new TableUpdate(to, to::takes, tables);
      }
      to.recorded(sequence, event, state);
      Objects.requireNonNull(update).recorded(sequence, event, state);
      isOver = state.closed().filter(reason -> reason != StopReason.STOPPED).isPresent();
    }

    long published() {
      if (update == null || open == null) {
        return 0;
      }
      long published = update.publish();
      open.flush();
      return published;
    }

    long finished() {
      long published = published();
      if (open != null && isOver) {
        open.ended();
      }
      return published;
    }

    @Override
    public void close() throws IOException {
      if (open != null) {
        open.close();
      }
    }
  }
}
