package io.sparktune.run.sinks;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.lake.sinks.SinkUpdate;
import io.sparktune.lake.sinks.Sinks;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.past.WrittenTables;
import io.sparktune.spark.SparkDriver;
import java.util.List;

/** The sinks of a study that is run. */
public final class StudySinks {

  private StudySinks() {}

  /**
   * Requires of a Spark what the sinks need, before the first trial.
   *
   * @throws BadInput if something is lacking
   */
  public static void require(StudyFile file, SparkDriver spark) {
    List<String> problems =
        file.sinks().stream()
            .flatMap(
                sink ->
                    sink.settings().lack(spark::session).stream()
                        .map(lack -> file.problem(sink.key(), lack)))
            .toList();
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /**
   * The sinks, to which nothing is written yet.
   *
   * @param folder of the study
   * @param written the study's own tables, made from the same journal
   */
  public static Sinks of(
      StudyFile file,
      Storage folder,
      StudyTables tables,
      WrittenTables written,
      SparkDriver spark) {
    List<SinkUpdate> updates =
        file.sinks().stream().map(sink -> update(sink, folder, tables, written, spark)).toList();
    return new Sinks(updates, written.chain()::lasting);
  }

  private static SinkUpdate update(
      ConfiguredSink sink,
      Storage folder,
      StudyTables tables,
      WrittenTables written,
      SparkDriver spark) {
    return new SinkUpdate(sink, tables, folder, written::replay, spark::session);
  }
}
