package io.sparktune.spark.input.relations;

import io.sparktune.storage.LakeLibraries;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The libraries of data sources and databases that Spark does not come with. */
final class SourceLibraries {

  /** By what the names of sources and of classes begin with. */
  private static final Map<String, String> SOURCES = new LinkedHashMap<>();

  /** By what addresses of databases begin with, behind {@code jdbc:}. */
  private static final Map<String, String> DATABASES = new LinkedHashMap<>();

  static {
    SOURCES.put("delta", LakeLibraries.DELTA);
    SOURCES.put("io.delta.", LakeLibraries.DELTA);
    SOURCES.put("org.apache.spark.sql.delta.", LakeLibraries.DELTA);
    SOURCES.put("iceberg", LakeLibraries.ICEBERG);
    SOURCES.put("org.apache.iceberg.", LakeLibraries.ICEBERG);
    SOURCES.put("hudi", "org.apache.hudi:hudi-spark3.5-bundle_2.12");
    SOURCES.put("org.apache.hudi.", "org.apache.hudi:hudi-spark3.5-bundle_2.12");
    SOURCES.put("mongodb", "org.mongodb.spark:mongo-spark-connector_2.12");
    SOURCES.put("bigquery", "com.google.cloud.spark:spark-bigquery-with-dependencies_2.12");
    SOURCES.put("snowflake", "net.snowflake:spark-snowflake_2.12");
    SOURCES.put("xml", "com.databricks:spark-xml_2.12");
    SOURCES.put("excel", "dev.mauch:spark-excel_2.12");
    SOURCES.put(
        "org.apache.spark.sql.cassandra", "com.datastax.spark:spark-cassandra-connector_2.12");
    DATABASES.put("postgresql", "org.postgresql:postgresql");
    DATABASES.put("mysql", "com.mysql:mysql-connector-j");
    DATABASES.put("mariadb", "org.mariadb.jdbc:mariadb-java-client");
    DATABASES.put("sqlserver", "com.microsoft.sqlserver:mssql-jdbc");
    DATABASES.put("oracle", "com.oracle.database.jdbc:ojdbc11");
    DATABASES.put("db2", "com.ibm.db2:jcc");
    DATABASES.put("h2", "com.h2database:h2");
    DATABASES.put("derby", "org.apache.derby:derbyclient");
    DATABASES.put("duckdb", "org.duckdb:duckdb_jdbc");
    DATABASES.put("sqlite", "org.xerial:sqlite-jdbc");
    DATABASES.put("snowflake", "net.snowflake:snowflake-jdbc");
    DATABASES.put("trino", "io.trino:trino-jdbc");
    DATABASES.put("clickhouse", "com.clickhouse:clickhouse-jdbc");
  }

  private SourceLibraries() {}

  /** How to get the library of a source, by its name or a class of it. */
  static String ofSource(String name) {
    return remedy(find(SOURCES, name.toLowerCase(Locale.ROOT)));
  }

  /** How to get the driver of a database. */
  static String ofDatabase(String url) {
    return remedy(find(DATABASES, url.toLowerCase(Locale.ROOT).replaceFirst("^jdbc:", "")));
  }

  private static Optional<String> find(Map<String, String> libraries, String name) {
    return libraries.entrySet().stream()
        .filter(library -> name.startsWith(library.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String remedy(Optional<String> library) {
    return library
        .map(
            found ->
                "start with --packages "
                    + found
                    + (found.chars().filter(c -> c == ':').count() == 1 ? ":VERSION" : ""))
        .orElse("give its jar with --packages or --jars");
  }
}
