package io.sparktune.data;

import io.sparktune.settings.SettingsReader;
import java.io.Serializable;
import java.util.List;

/** A source of rows. */
public sealed interface DataSource extends Serializable {

  /**
   * Tells of settings that give a path and another source, or neither.
   *
   * @return whether they give another source
   */
  static boolean isBesidePath(SettingsReader data) {
    boolean isGiven = data.isGiven("source");
    if (isGiven == data.isGiven("path")) {
      data.problem(
          "path",
          isGiven
              ? "given besides data.source"
              : "missing, wanted a file, a folder or data.source");
    }
    return isGiven;
  }

  /**
   * Files on any Hadoop file system.
   *
   * @param paths of files, of folders of files, and patterns of these; at least one
   * @param csv the form of those that are CSV
   */
  record Files(List<String> paths, Format format, CsvDialect csv) implements DataSource {
    public Files {
      paths = List.copyOf(paths);
      if (paths.isEmpty()) {
        throw new IllegalArgumentException("files need a path");
      }
    }

    public Files(String path, Format format, CsvDialect csv) {
      this(List.of(path), format, csv);
    }

    /** All paths, in messages. */
    public String path() {
      return String.join(", ", paths);
    }
  }

  /** Rows that a program gives as a Spark DataFrame; a study file cannot say which. */
  record DataFrame() implements DataSource {}

  /** The format of input files; {@link #AUTO} decides by their names. */
  enum Format {
    AUTO,
    CSV,
    PARQUET,
    ORC,
    AVRO,
    JSON
  }

  /**
   * Two circles, one inside the other: columns x, y and the target circle (inner, outer).
   *
   * @param noise standard deviation added to both coordinates
   * @param factor radius of the inner circle, in (0, 1); the outer one's is 1
   */
  record Circles(int count, double noise, double factor) implements DataSource {
    public Circles {
      requireRows(count, noise);
      if (!(factor > 0 && factor < 1)) {
        throw new IllegalArgumentException("the factor is " + factor);
      }
    }
  }

  /**
   * Two half moons, one in the other's arms: columns x, y and the target moon (upper, lower).
   *
   * @param noise standard deviation added to both coordinates
   */
  record Moons(int count, double noise) implements DataSource {
    public Moons {
      requireRows(count, noise);
    }
  }

  private static void requireRows(int count, double noise) {
    if (count < 2) {
      throw new IllegalArgumentException("the count of rows is " + count);
    }
    if (!(noise >= 0 && Double.isFinite(noise))) {
      throw new IllegalArgumentException("the noise is " + noise);
    }
  }
}
