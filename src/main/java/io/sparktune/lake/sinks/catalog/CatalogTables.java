package io.sparktune.lake.sinks.catalog;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalog;
import org.apache.spark.sql.catalyst.util.QuotingUtils;

/** Finds what the session's catalog has under the names of a sink. */
record CatalogTables(SparkSession session, CatalogSettings settings) {

  /** The property of each table that a sink has made. */
  static final String STUDY = "sparktune.study";

  /** The name of a table for SQL. */
  String name(String table) {
    return Stream.of("spark_catalog", database(), settings.nameOf(table))
        .map(QuotingUtils::quoteIdentifier)
        .collect(Collectors.joining("."));
  }

  private String database() {
    return settings
        .database()
        .orElseGet(() -> session.sessionState().catalog().getCurrentDatabase());
  }

  /** What is there under the name of a table. */
  Optional<CatalogTable> found(String table) {
    ExternalCatalog catalog = session.sharedState().externalCatalog();
    String name = settings.nameOf(table);
    return catalog.tableExists(database(), name)
        ? Optional.of(catalog.getTable(database(), name))
        : Optional.empty();
  }

  /** A table of somebody else that has one of the names, which is left as it is. */
  Optional<String> occupied() {
    return settings.tables().stream()
        .filter(table -> found(table).filter(there -> !isOurs(there)).isPresent())
        .findFirst()
        .map(
            table ->
                settings.nameOf(table)
                    + " is a table that no study has made; choose another name, or drop it");
  }

  static boolean isOurs(CatalogTable table) {
    return table.properties().contains(STUDY);
  }
}
