package io.sparktune.run.sinks;

import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.lake.sinks.SinkUpdate;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.run.past.RunJournal;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * The needs of a sink that a run meets, while the study runs and afterwards.
 *
 * @param folder of the study, with the journal from which all that a sink has is made
 * @param spark gives the session, started if need be
 */
public record SinkNeeds(StudyTables tables, Storage folder, Supplier<SparkSession> spark) {

  /** How one sink is brought up to date with the journal. */
  SinkUpdate of(ConfiguredSink sink) {
    return new SinkUpdate(sink, tables, folder, RunJournal.of(tables, folder)::replay, spark);
  }
}
