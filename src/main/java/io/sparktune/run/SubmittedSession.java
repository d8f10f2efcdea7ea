package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.SparkDriver;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a process of its own, as spark-submit or run-local.sh configures it. */
public final class SubmittedSession implements AutoCloseable {

  private static final int FAILED = 1;

  private final SparkDriver spark;
  private int exitCode = FAILED;

  private SubmittedSession(SparkDriver spark) {
    this.spark = spark;
  }

  /**
   * Starts Spark with what a study asks of it.
   *
   * @throws BadInput if nobody said where Spark runs, or the settings are not those of a study
   */
  public static SubmittedSession start(Tuning study) {
    StudyFile file = study.read();
    requireMaster();
    return new SubmittedSession(SparkDriver.start(file.study().name(), file.resources()));
  }

  /**
   * Starts Spark.
   *
   * @param name of the application, unless the submitter gave one
   * @throws BadInput if nobody said where Spark runs
   */
  public static SubmittedSession start(String name) {
    requireMaster();
    return new SubmittedSession(SparkDriver.start(name));
  }

  /** Whether somebody said where Spark runs. */
  public static boolean isConfigured() {
    return SparkDriver.hasMaster();
  }

  private static void requireMaster() {
    if (!isConfigured()) {
      throw new BadInput(
          "spark.master is not set; start with submit-scripts/run-local.sh or spark-submit");
    }
  }

  public SparkSession session() {
    return spark.session();
  }

  /** The exit code that the process will end with, 1 unless this says another. */
  public void willEndWith(int code) {
    exitCode = code;
  }

  /** Ends Spark and tells the cluster how the process ends. */
  @Override
  public void close() {
    spark.end(exitCode);
  }
}
