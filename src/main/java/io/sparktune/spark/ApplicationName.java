package io.sparktune.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;

/** The name of a Spark application: the submitter's, or else one of ours. */
final class ApplicationName {

  private static final String KEY = "spark.app.name";
  private static final String MAIN_CLASS = "io.sparktune.Sparktune";

  private ApplicationName() {}

  /** Names the application unless the submitter did. */
  static void apply(String ours, SparkConf conf) {
    if (!conf.contains(KEY) || isNobodysChoice(conf.get(KEY), conf)) {
      conf.setAppName(ours);
    }
  }

  /** Without a name, spark-submit takes the main class for it, or the jar's file name. */
  private static boolean isNobodysChoice(String name, SparkConf conf) {
    List<String> jars = Arrays.asList(conf.get("spark.jars", "").split(","));
    return name.equals(MAIN_CLASS)
        || (name.endsWith(".jar") && jars.stream().anyMatch(jar -> jar.endsWith("/" + name)));
  }
}
