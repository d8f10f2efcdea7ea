package io.sparktune.spark.input.files;

import io.sparktune.storage.FileSystems;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The files that a submitter sent along ({@code spark-submit --files}), by their names: a driver on
 * the cluster does not have the folders in which relative paths are meant.
 */
public final class SubmittedFiles {

  private SubmittedFiles() {}

  /** Where executors read the file that was sent under the last name of a relative path, if any. */
  public static Optional<String> named(String path) {
    return sent(path, System.getProperties()).map(address -> reachable(address, staging()));
  }

  /** The same in a container of YARN, whose own folder has a copy that executors do not reach. */
  public static Optional<String> inContainer(String path) {
    return staging().isPresent() ? named(path) : Optional.empty();
  }

  /** The submitter's address of the file that was sent under the last name of a relative path. */
  static Optional<String> sent(String path, Properties properties) {
    if (path.startsWith("/") || path.contains(":") || lastName(path).isEmpty()) {
      return Optional.empty();
    }
    return Stream.of("spark.files", "spark.yarn.dist.files")
        .flatMap(key -> Arrays.stream(properties.getProperty(key, "").split(",")))
        .map(String::strip)
        .filter(sent -> !sent.isEmpty() && lastName(sent).equals(lastName(path)))
        .map(sent -> sent.replaceFirst("#[^#/]*$", ""))
        .findFirst();
  }

  /** YARN copies what is on the submitter's machine to a folder that every container reaches. */
  static String reachable(String address, Optional<String> staging) {
    boolean isSubmitters = address.startsWith("file:") || !address.contains(":");
    return isSubmitters
        ? staging.map(folder -> folder + address.replaceFirst("^.*/", "/")).orElse(address)
        : address;
  }

  private static Optional<String> staging() {
    return areNeeded()
        ? Optional.ofNullable(System.getenv("SPARK_YARN_STAGING_DIR"))
        : Optional.empty();
  }

  /** The name of a file, or the one that the submitter gave it behind a hash. */
  private static String lastName(String path) {
    return path.replaceFirst("^.*[/#]", "");
  }

  /**
   * Opens the file that was sent under the last name of a relative path.
   *
   * @return empty if there is none
   */
  public static Optional<InputStream> open(String path) throws IOException {
    Optional<String> sent = named(path);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    Path place = new Path(sent.get());
    return Optional.of(FileSystems.asConfigured(place, new Configuration()).open(place));
  }

  /** The path itself where it leads somewhere, or else that of a file that was sent for it. */
  public static String place(String path, Configuration fileSystems) {
    Optional<String> sent = sent(path, System.getProperties());
    if (sent.isPresent() && staging().isPresent()) {
      return sent.get();
    }
    try {
      Path place = new Path(path);
      return FileSystems.asConfigured(place, fileSystems).exists(place) ? path : sent.orElse(path);
    } catch (IllegalArgumentException | IOException e) { // not every text is a path
      return path;
    }
  }

  /** Whether the driver runs on the cluster, without the submitter's files. */
  public static boolean areNeeded() {
    return System.getProperty("spark.submit.deployMode", "").equals("cluster");
  }

  /** What to do about a path that leads nowhere. */
  public static String remedy(String path) {
    return areNeeded() && !path.contains(":")
        ? "the driver runs on the cluster: send the file along (--files), or name a place that"
            + " every machine reaches"
        : "check the path";
  }
}
