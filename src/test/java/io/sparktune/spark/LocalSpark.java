package io.sparktune.spark;

import org.apache.spark.sql.SparkSession;

/** Spark in the process of a test. */
public final class LocalSpark {

  private LocalSpark() {}

  /** A session with two slots, and what a test adds to it. */
  public static SparkSession.Builder session() {
    return session(2);
  }

  /** A session with as many slots. */
  public static SparkSession.Builder session(int slots) {
    return SparkSession.builder()
        .master("local[" + slots + "]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "localhost");
  }
}
