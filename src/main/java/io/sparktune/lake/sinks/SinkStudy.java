package io.sparktune.lake.sinks;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.lake.tables.StudyTables;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * A study as it is written to a sink.
 *
 * @param tables its name, parameters, goals and metrics
 * @param folder with its journal, its own tables, and at its end the winner
 * @param journal the digests of its events
 * @param began the moment of its first event
 * @param spark gives the session, started if need be
 */
public record SinkStudy(
    StudyTables tables,
    Storage folder,
    EventDigests journal,
    Instant began,
    Supplier<SparkSession> spark) {

  public String name() {
    return tables.study();
  }

  /**
   * The digest of its first event: another one for a new run in the same folder, and for another
   * study of the same name.
   */
  public String id() {
    return journal.digest(1).orElseThrow();
  }
}
