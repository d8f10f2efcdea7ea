package io.sparktune.storage;

/** The libraries of tables in lakes, which Spark does not come with, by their Maven coordinates. */
public final class LakeLibraries {

  public static final String DELTA = "io.delta:delta-spark_2.12:3.3.3";

  public static final String ICEBERG = "org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.10.1";

  private LakeLibraries() {}
}
