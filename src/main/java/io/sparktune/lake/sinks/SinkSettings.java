package io.sparktune.lake.sinks;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** The settings of one sink. */
public interface SinkSettings {

  /** The place in words, such as {@code Delta tables in s3a://lake/studies}. */
  String place();

  /**
   * What the sink needs and this process lacks, such as classes or extensions of Spark, with the
   * options that bring it; asked before the first trial. Empty where nothing is lacking.
   *
   * @param spark gives the session, which a command may start for it
   */
  Optional<String> lack(Supplier<SparkSession> spark);

  /** Whether the place takes the files of a study too. */
  default boolean takesFiles() {
    return false;
  }

  /** The place as one study is written to it now; whether it can be reached shows here. */
  StudySink open(SinkStudy study);
}
