package io.sparktune.data;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** A source of rows. */
public sealed interface DataSource extends Serializable {

  /** The place of the rows in messages, such as a path. */
  String place();

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

    @Override
    public String place() {
      return path();
    }
  }

  /** Rows that Spark finds by itself, in no order unless a query gives them one. */
  sealed interface Relation extends DataSource {}

  /** A table of Spark's catalogs, by a name such as {@code lake.sales.orders}. */
  record Table(String name, AsOf asOf) implements Relation {
    public Table {
      requireText(name, "name");
    }

    @Override
    public String place() {
      return name + asOf.inWords();
    }
  }

  /** The result of a query in Spark's SQL. */
  record Query(String sql) implements Relation {
    public Query {
      requireText(sql, "query");
    }

    @Override
    public String place() {
      return "the query";
    }
  }

  /**
   * Rows of a data source of Spark, one that has no reader here, such as {@code delta} or {@code
   * jdbc}.
   *
   * @param format the name or the class of the source
   * @param paths which it reads; empty where its options say what it reads
   */
  record External(String format, List<String> paths, Map<String, String> options, AsOf asOf)
      implements Relation {
    public External {
      requireText(format, "format");
      paths = List.copyOf(paths);
      options = Map.copyOf(options);
    }

    @Override
    public String place() {
      String what =
          paths.isEmpty() ? options.getOrDefault("dbtable", "") : String.join(", ", paths);
      return (what.isEmpty() ? format : what + " (" + format + ")") + asOf.inWords();
    }

    /** Without options, which may be secret. */
    @Override
    public String toString() {
      return place();
    }
  }

  /**
   * The state of a table that is read, where it keeps earlier ones; the latest without either.
   *
   * @param version a version of Delta, a snapshot, tag or branch of Iceberg; empty if not asked for
   * @param timestamp a moment at which the table was in that state; empty if not asked for
   */
  record AsOf(String version, String timestamp) implements Serializable {

    public static final AsOf LATEST = new AsOf("", "");

    public AsOf {
      if (!version.isEmpty() && !timestamp.isEmpty()) {
        throw new IllegalArgumentException("a version, " + version + ", and a time, " + timestamp);
      }
    }

    public static AsOf version(String version) {
      return new AsOf(version, "");
    }

    public boolean isLatest() {
      return version.isEmpty() && timestamp.isEmpty();
    }

    private String inWords() {
      return isLatest() ? "" : version.isEmpty() ? " as of " + timestamp : " at version " + version;
    }
  }

  /** Rows that a program gives as a Spark DataFrame; a study file cannot say which. */
  record DataFrame() implements DataSource {
    @Override
    public String place() {
      return "a DataFrame";
    }
  }

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

    @Override
    public String place() {
      return "circles";
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

    @Override
    public String place() {
      return "moons";
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

  private static void requireText(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the " + what + " is \"" + text + "\"");
    }
  }
}
