package io.sparktune.data;

import java.io.Serializable;

/** A source of rows. */
public sealed interface DataSource extends Serializable {

  /**
   * A file or a folder of files on any Hadoop file system.
   *
   * @param csv the form of those that are CSV
   */
  record Files(String path, Format format, CsvDialect csv) implements DataSource {}

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
