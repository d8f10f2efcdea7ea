package io.sparktune.spark.input.relations;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.AsOf;
import io.sparktune.data.DataSource.External;
import io.sparktune.data.DataSource.Query;
import io.sparktune.data.DataSource.Relation;
import io.sparktune.data.DataSource.Table;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.util.QuotingUtils;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * Finds the rows of relations. A table that keeps earlier versions is read at one of them, and at
 * the same one whenever it is read again.
 */
public final class RelationFrames {

  private static final String ICEBERG_FOLDERS = "spark.sql.catalog.default_iceberg";
  private static final String HIVE = "hive";
  private static final String WAREHOUSE = "spark.sql.warehouse.dir";

  private final SparkSession spark;
  private final TableVersions versions;

  public RelationFrames(SparkSession spark, TableVersions versions) {
    this.spark = spark;
    this.versions = versions;
  }

  /**
   * The rows of a relation; those of a query that orders them are in its order.
   *
   * @throws DataError if Spark does not find it
   */
  public RelationRows of(Relation relation) {
    Option<SparkSession> active = SparkSession.getActiveSession();
    try {
      SparkSession.setActiveSession(spark); // sources ask it, whatever session reads them
      return found(relation);
    } finally {
      if (active.isDefined()) {
        SparkSession.setActiveSession(active.get());
      } else {
        SparkSession.clearActiveSession();
      }
    }
  }

  private RelationRows found(Relation relation) {
    try {
      if (relation instanceof Query query) {
        return new PinnedQuery(spark, versions).rows(query.sql());
      }
      return new RelationRows(
          relation instanceof Table table
              ? pinned(table.place(), table.asOf(), asOf -> table(table.name(), asOf))
              : external((External) relation),
          false);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw new RelationFailure(spark, relation).of(e);
    }
  }

  private Dataset<Row> external(External source) {
    return pinned(source.place(), source.asOf(), asOf -> external(source, asOf));
  }

  private Dataset<Row> external(External source, AsOf asOf) {
    if (source.format().equals("iceberg")) {
      requireFolders();
    }
    DataFrameReader reader = spark.read().format(source.format()).options(source.options());
    if (!asOf.version().isEmpty()) {
      reader.option("versionAsOf", asOf.version());
    } else if (!asOf.timestamp().isEmpty()) {
      reader.option("timestampAsOf", asOf.timestamp());
    }
    return source.paths().size() == 1
        ? reader.load(source.paths().get(0))
        : source.paths().isEmpty()
            ? reader.load()
            : reader.load(source.paths().toArray(String[]::new));
  }

  /** Iceberg has a catalog for tables by their folders, which wants Hive unless it is told. */
  private void requireFolders() {
    if (spark.conf().get(ICEBERG_FOLDERS + ".type", HIVE).equals(HIVE)) {
      spark.conf().set(ICEBERG_FOLDERS, "org.apache.iceberg.spark.SparkCatalog");
      spark.conf().set(ICEBERG_FOLDERS + ".type", "hadoop");
      spark.conf().set(ICEBERG_FOLDERS + ".warehouse", spark.conf().get(WAREHOUSE));
    }
  }

  /** Found twice: what is found without a version is read as it is then. */
  private Dataset<Row> pinned(String place, AsOf asked, Function<AsOf, Dataset<Row>> table) {
    Optional<String> known = versions.of(place);
    if (known.isPresent()) {
      Dataset<Row> rows = at(place, known.get(), table);
      versions.read(place, known.get());
      return rows;
    }
    Dataset<Row> found = table.apply(asked);
    Optional<String> version = PlanVersion.of(found);
    if (version.isEmpty()) {
      return found;
    }
    versions.read(place, version.get());
    return table.apply(AsOf.version(version.get()));
  }

  private static Dataset<Row> at(String place, String version, Function<AsOf, Dataset<Row>> table) {
    try {
      return table.apply(AsOf.version(version));
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw new LostVersion(place, version, e);
    }
  }

  private Dataset<Row> table(String name, AsOf asOf) {
    String quoted = quoted(name);
    if (asOf.isLatest()) {
      return spark.table(quoted);
    }
    return spark.sql(
        "SELECT * FROM "
            + quoted
            + (asOf.version().isEmpty()
                ? " TIMESTAMP AS OF " + literal(asOf.timestamp())
                : " VERSION AS OF " + literal(asOf.version())));
  }

  private String quoted(String name) {
    try {
      return QuotingUtils.quoteNameParts(
          spark.sessionState().sqlParser().parseMultipartIdentifier(name));
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          "it is no name of a table; names with hyphens and other signs need `backquotes`", e);
    }
  }

  private static String literal(String text) {
    return Literal.create(text, DataTypes.StringType).sql();
  }
}
