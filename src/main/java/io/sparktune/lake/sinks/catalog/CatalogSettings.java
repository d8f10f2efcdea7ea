package io.sparktune.lake.sinks.catalog;

import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.sinks.StudySink;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * The settings of tables in the session's catalog.
 *
 * @param name of the table of trials; where it ends in {@code _trials}, the names of the others end
 *     in theirs, otherwise theirs come behind it
 * @param tables such as {@code trials}
 */
public record CatalogSettings(String name, List<String> tables) implements SinkSettings {

  private static final String TRIALS = "trials";

  public CatalogSettings {
    tables = List.copyOf(tables);
  }

  @Override
  public String place() {
    return "the table " + name + " of Spark's catalog";
  }

  /** The database in which the tables are; empty for the session's own. */
  Optional<String> database() {
    int dot = name.indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot));
  }

  /** The name of one of the tables in its database. */
  String nameOf(String table) {
    String own = name.substring(name.indexOf('.') + 1);
    if (table.equals(TRIALS)) {
      return own;
    }
    return (own.endsWith("_" + TRIALS)
            ? own.substring(0, own.length() - TRIALS.length())
            : own + "_")
        + table;
  }

  @Override
  public Optional<String> lack(Supplier<SparkSession> spark) {
    return database()
        .filter(database -> !spark.get().sessionState().catalog().databaseExists(database))
        .map(
            database ->
                "there is no database "
                    + database
                    + " in Spark's catalog; create it, or start Spark with the catalog that has it"
                    + " (--conf spark.sql.catalogImplementation=hive)")
        .or(() -> new CatalogTables(spark.get(), this).occupied());
  }

  @Override
  public StudySink open(SinkStudy study) {
    return new CatalogSink(this, study);
  }
}
