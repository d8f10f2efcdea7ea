package io.sparktune.run.sinks;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.sinks.ConfiguredSink;
import io.sparktune.lake.sinks.Sinks;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.SparkDriver;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** The sinks of a study that is run. */
public final class StudySinks {

  private StudySinks() {}

  /**
   * Requires of a Spark what the sinks need, before the first trial.
   *
   * @throws BadInput if something is lacking
   */
  public static void require(StudyFile file, SparkDriver spark) {
    require(file.sinks(), file::problem, spark::session);
  }

  /**
   * The same of any file's sinks.
   *
   * @param problem the line for the lack of a sink, by its key
   * @throws BadInput if something is lacking
   */
  static void require(
      List<ConfiguredSink> sinks, BinaryOperator<String> problem, Supplier<SparkSession> spark) {
    List<String> problems =
        sinks.stream()
            .flatMap(
                sink ->
                    sink.settings().lack(spark).stream()
                        .map(lack -> problem.apply(sink.key(), lack)))
            .toList();
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /**
   * The sinks, to which nothing is written yet.
   *
   * @param events the last event of the journal that lasts
   */
  public static Sinks of(StudyFile file, SinkNeeds needs, LongSupplier events) {
    return new Sinks(file.sinks().stream().map(needs::of).toList(), events);
  }
}
