package io.sparktune.lake.sinks.shared;

import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The need of a sink that a Spark session may lack.
 *
 * @param needed in words, such as {@code Delta Lake}
 * @param remedy the options that bring it
 */
public record SessionLack(SparkSession session, String needed, String remedy) {

  /** A class that is in no jar. */
  public Optional<String> ofClass(String name) {
    try {
      Class<?> unused = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
      return Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of("needs the classes of " + needed + "; " + remedy);
    }
  }

  /** A setting that does not name a class. */
  public Optional<String> ofSetting(String key, String className) {
    boolean isNamed =
        Arrays.asList(session.conf().get(key, "").split("\\s*,\\s*", -1)).contains(className);
    return isNamed
        ? Optional.empty()
        : Optional.of("needs " + key + "=" + className + "; " + remedy);
  }
}
