package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataFiles;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.JobDescription;
import io.sparktune.spark.SparkDriver;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The Spark session of a process of its own, as spark-submit or run-local.sh configures it. */
public final class SubmittedSession implements AutoCloseable {

  private static final int FAILED = 1;

  private final Supplier<SparkDriver> start;
  private @Nullable SparkDriver spark;
  private int exitCode = FAILED;

  private SubmittedSession(Supplier<SparkDriver> start) {
    this.start = start;
  }

  /**
   * Starts Spark with what a study asks of it.
   *
   * @throws BadInput if nobody said where Spark runs, or the settings are not those of a study
   */
  public static SubmittedSession start(Tuning study) {
    SubmittedSession session = later(study);
    session.spark();
    return session;
  }

  /**
   * Starts Spark with what a study asks of it, once something needs it.
   *
   * @throws BadInput if nobody said where Spark runs, or the settings are not those of a study
   */
  public static SubmittedSession later(Tuning study) {
    StudyFile file = study.read();
    requireMaster();
    return new SubmittedSession(() -> SparkDriver.start(file.study().name(), file.resources()));
  }

  /**
   * Starts Spark.
   *
   * @param name of the application, unless the submitter gave one
   * @throws BadInput if nobody said where Spark runs
   */
  public static SubmittedSession start(String name) {
    requireMaster();
    SubmittedSession session = new SubmittedSession(() -> SparkDriver.start(name));
    session.spark();
    return session;
  }

  /**
   * Starts Spark once something needs it.
   *
   * @param name of the application, unless the submitter gave one
   */
  public static SubmittedSession later(String name) {
    return new SubmittedSession(
        () -> {
          requireMaster();
          return SparkDriver.start(name);
        });
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

  private synchronized SparkDriver spark() {
    if (spark == null) {
      spark = start.get();
    }
    return spark;
  }

  public SparkSession session() {
    return spark().session();
  }

  /**
   * The files that this Spark reaches; it starts when it is needed to read one.
   *
   * @param purpose of the jobs that read
   */
  DataFiles files(String purpose) {
    return SparkDriver.filesLater(() -> driver(purpose));
  }

  private SparkDriver driver(String purpose) {
    SparkDriver own = spark();
    JobDescription unused = own.describe(purpose);
    return own;
  }

  /** The exit code that the process will end with, 1 unless this says another. */
  public void willEndWith(int code) {
    exitCode = code;
  }

  /** Ends Spark, where it was started, and tells the cluster how the process ends. */
  @Override
  public synchronized void close() {
    if (spark != null) {
      spark.end(exitCode);
    }
  }
}
