package io.sparktune.lake.sinks.delta;

import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.sinks.StudySink;
import io.sparktune.lake.sinks.shared.Conflicts;
import io.sparktune.lake.sinks.shared.SharedPlace;
import io.sparktune.lake.sinks.shared.SharedSchema;
import io.sparktune.lake.tables.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.QuotingUtils;

/**
 * Delta tables. A batch takes the place of all rows of later events than those that the table had,
 * and is a transaction of the study's journal, which Delta takes once: whoever else writes the same
 * study at the same time, every row is there once.
 */
final class DeltaSink implements StudySink {

  private static final String FORMAT = "delta";
  private static final String HALF_MADE = "[DELTA_TABLE_NOT_FOUND]";

  private final DeltaSettings settings;
  private final SinkStudy study;
  private final SharedPlace place;
  private final Map<String, Long> covered = new HashMap<>();

  DeltaSink(DeltaSettings settings, SinkStudy study) {
    this.settings = settings;
    this.study = study;
    this.place = SharedPlace.of(study);
    // The tables have few files, whose list needs no more than one task.
    place.session().conf().set("spark.databricks.delta.snapshotPartitions", "1");
  }

  @Override
  public boolean takes(String table) {
    return settings.tables().contains(table);
  }

  private String path(TableSchema table) {
    return settings.path() + (settings.path().endsWith("/") ? "" : "/") + table.name();
  }

  @Override
  public long covered(TableSchema table) {
    Conflicts.retried(
        () ->
            place
                .session()
                .sql(
                    "CREATE TABLE IF NOT EXISTS delta.%s (%s) USING delta PARTITIONED BY (%s, %s)"
                        .formatted(
                            QuotingUtils.quoteIdentifier(path(table)),
                            SharedPlace.columns(table),
                            SharedSchema.STUDY,
                            SharedSchema.DATE)));
    long last = lookOrMake(table).counted();
    covered.put(table.name(), last);
    return last;
  }

  /** A process that was killed while it made a table may leave the folder of its log alone. */
  private SharedPlace.Covered lookOrMake(TableSchema table) {
    try {
      return look(table);
    } catch (Exception e) { // Spark throws checked ones that no method declares
      if (!String.valueOf(e.getMessage()).startsWith(HALF_MADE)) {
        throw e;
      }
      Conflicts.retried(
          () ->
              place
                  .frame(table, List.of(), 0)
                  .write()
                  .format(FORMAT)
                  .mode("append")
                  .partitionBy(SharedSchema.STUDY, SharedSchema.DATE)
                  .save(path(table)));
      return look(table);
    }
  }

  private SharedPlace.Covered look(TableSchema table) {
    return place.covered(place.session().read().format(FORMAT).load(path(table)));
  }

  @Override
  public void publish(TableSchema table, List<Object[]> rows, long through) {
    write(table, rows, through, covered.getOrDefault(table.name(), 0L));
  }

  @Override
  public void replace(TableSchema table, List<Object[]> rows, long through) {
    write(table, rows, through, 0);
  }

  /** Delta passes over a batch that it had: one whose rows are gone is written as another one. */
  private void write(TableSchema table, List<Object[]> rows, long through, long after) {
    String journal = "sparktune " + study.id() + " " + table.name();
    write(table, rows, through, after, journal);
    if (look(table).counted() < through) {
      write(table, rows, through, after, journal + " " + digest(through));
    }
    covered.put(table.name(), through);
  }

  private String digest(long event) {
    return study.journal().digest(event).orElseThrow();
  }

  private void write(
      TableSchema table, List<Object[]> rows, long through, long after, String transaction) {
    String condition = place.after(after).expr().sql();
    Conflicts.retried(
        () ->
            place
                .frame(table, rows, through)
                .write()
                .format(FORMAT)
                .mode("overwrite")
                .option("replaceWhere", condition)
                .option("mergeSchema", "true")
                .option("txnAppId", transaction)
                .option("txnVersion", through)
                .option("userMetadata", "sparktune: study " + study.name())
                .save(path(table)));
  }
}
