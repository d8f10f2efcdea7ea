package io.sparktune.spark.input.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;

/**
 * The files that a submitter sent along ({@code spark-submit --files}), by their names: a driver on
 * the cluster does not have the folders in which relative paths are meant.
 */
public final class SubmittedFiles {

  private SubmittedFiles() {}

  /** The address of the file that was sent under the last name of a relative path, if any. */
  public static Optional<String> named(String path) {
    return named(path, new SparkConf());
  }

  static Optional<String> named(String path, SparkConf conf) {
    if (path.startsWith("/") || path.contains(":") || lastName(path).isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(conf.get("spark.files", "").split(","))
        .map(String::strip)
        .filter(sent -> !sent.isEmpty() && lastName(sent).equals(lastName(path)))
        .map(sent -> sent.replaceFirst("#[^#/]*$", ""))
        .findFirst();
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
    return Optional.of(place.getFileSystem(new Configuration()).open(place));
  }

  /** The path itself where it leads somewhere, or else that of a file that was sent for it. */
  public static String place(String path, Configuration fileSystems) {
    try {
      Path place = new Path(path);
      return place.getFileSystem(fileSystems).exists(place) ? path : named(path).orElse(path);
    } catch (IllegalArgumentException | IOException e) { // not every text is a path
      return path;
    }
  }

  /** Whether the driver runs on the cluster, without the submitter's files. */
  public static boolean areNeeded() {
    return new SparkConf().get("spark.submit.deployMode", "").equals("cluster");
  }

  /** What to do about a path that leads nowhere. */
  public static String remedy(String path) {
    return areNeeded() && !path.contains(":")
        ? "the driver runs on the cluster: send the file along (--files), or name a place that"
            + " every machine reaches"
        : "check the path";
  }
}
