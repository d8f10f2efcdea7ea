package io.sparktune.spark;

import io.sparktune.settings.Secrets;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** The description of the Spark jobs that a thread starts, until it is closed. */
public final class JobDescription implements AutoCloseable {

  private static final String KEY = "spark.job.description";

  private final SparkContext spark;
  private final @Nullable String before;

  private JobDescription(SparkContext spark, @Nullable String before) {
    this.spark = spark;
    this.before = before;
  }

  /** Describes the jobs of this thread from now on. */
  static JobDescription open(SparkContext spark, String text) {
    JobDescription description = new JobDescription(spark, spark.getLocalProperty(KEY));
    spark.setLocalProperty(KEY, Secrets.masked(text));
    return description;
  }

  /** Puts back what was there before. */
  @Override
  public void close() {
    spark.setLocalProperty(KEY, before);
  }
}
