package io.sparktune.spark.input.relations;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.AsOf;
import io.sparktune.data.DataSource.External;
import io.sparktune.data.DataSource.Query;
import io.sparktune.data.DataSource.Relation;
import io.sparktune.data.DataSource.Table;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Says why Spark does not find a relation, and under which key that is to be mended. */
final class RelationFailure {

  private static final Pattern PLUGIN =
      Pattern.compile("plugin class for catalog '([^']+)': (\\S+)");
  private static final Pattern CLASS =
      Pattern.compile("(?:ClassNotFoundException|NoClassDefFoundError): ([\\w.$/]+)");
  private static final Pattern SOURCE =
      Pattern.compile("Failed to find (?:the )?data source: ([\\w.$/-]+?)\\.? ");

  private static final String CATALOGS = "spark.sql.catalog.";

  private final SparkSession spark;
  private final Relation relation;

  RelationFailure(SparkSession spark, Relation relation) {
    this.spark = spark;
    this.relation = relation;
  }

  DataError of(Throwable failure) {
    if (failure instanceof DataError error) {
      return error;
    }
    String all = all(failure);
    Matcher plugin = PLUGIN.matcher(all);
    if (plugin.find()) {
      return error(
          key(),
          "the catalog %s needs the class %s; %s"
              .formatted(
                  plugin.group(1), plugin.group(2), SourceLibraries.ofSource(plugin.group(2))));
    }
    Matcher source = SOURCE.matcher(all + " ");
    if (source.find()) {
      return missing(source.group(1));
    }
    Matcher missing = CLASS.matcher(all);
    if (missing.find() && relation instanceof External external) {
      return missing(external, missing.group(1).replace('/', '.'));
    }
    if (all.contains("No suitable driver") && relation instanceof External external) {
      return driver(external, "no driver for its address is there");
    }
    if (all.contains("DELTA_CONFIGURE_SPARK_SESSION")) {
      return error(
          key(),
          "Delta needs --conf spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension and"
              + " --conf spark.sql.catalog.spark_catalog="
              + "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    }
    return other(failure, all);
  }

  private DataError other(Throwable failure, String all) {
    String reason = reason(failure);
    if (failure instanceof LostVersion) {
      return error(key(), reason);
    }
    if (relation instanceof Query) {
      String what = failure instanceof ParseException ? "is no query in Spark's SQL" : "cannot run";
      return error("data.sql", what + " (" + reason + ")" + catalogHint(all));
    }
    if (relation instanceof External external) {
      boolean isOfPath = !external.paths().isEmpty();
      return error(
          isVersion(all) ? versionKey() : isOfPath ? "data.path" : "data.options",
          "%s cannot be read (%s); check data.%s"
              .formatted(external.place(), reason, isOfPath ? "path and data.format" : "options"));
    }
    return error(
        isVersion(all) ? versionKey() : key(),
        isVersion(all)
            ? relation.place() + " cannot be read (" + reason + ")"
            : "Spark finds no such table (%s); check its name and Spark's catalogs"
                    .formatted(reason)
                + catalogHint(all));
  }

  private DataError missing(String source) {
    return relation instanceof External external && external.format().equals(source)
        ? error(
            "data.format",
            "Spark has no data source %s; %s".formatted(source, SourceLibraries.ofSource(source)))
        : error(
            key(),
            "Spark has no data source %s, of which the table is; %s"
                .formatted(source, SourceLibraries.ofSource(source)));
  }

  private DataError missing(External external, String type) {
    return external.format().equals("jdbc")
        ? driver(external, "the driver " + type + " is not there")
        : error(
            "data.format",
            "the data source %s needs the class %s; %s"
                .formatted(external.format(), type, SourceLibraries.ofSource(type)));
  }

  private static DataError driver(External external, String what) {
    return error(
        "data.options",
        what + "; " + SourceLibraries.ofDatabase(external.options().getOrDefault("url", "")));
  }

  private String catalogHint(String all) {
    if (!(relation instanceof Table table)
        || !Pattern.compile("NOT_FOUND|NAMESPACE").matcher(all).find()) {
      return "";
    }
    String first = table.name().replaceFirst("\\..*", "").replace("`", "");
    boolean isCatalog =
        table.name().chars().filter(c -> c == '.').count() < 2
            || spark.conf().getAll().contains(CATALOGS + first);
    return isCatalog
        ? ""
        : "; no catalog " + first + " is configured (--conf " + CATALOGS + first + "=...)";
  }

  /** Whether it is the version that is not there. */
  private boolean isVersion(String all) {
    return !versionKey().isEmpty()
        && Pattern.compile("(?i)version|snapshot|timestamp|time travel").matcher(all).find()
        && !all.contains("TABLE_OR_VIEW_NOT_FOUND");
  }

  private String versionKey() {
    AsOf asOf = AsOf.LATEST;
    if (relation instanceof Table table) {
      asOf = table.asOf();
    } else if (relation instanceof External external) {
      asOf = external.asOf();
    }
    if (!asOf.version().isEmpty()) {
      return "data.version";
    }
    return asOf.timestamp().isEmpty() ? "" : "data.timestamp";
  }

  private String key() {
    return relation instanceof Table
        ? "data.table"
        : relation instanceof Query ? "data.sql" : "data.format";
  }

  private static DataError error(String key, String sentence) {
    return new DataError(key, sentence);
  }

  private static String all(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(cause.getClass().getName()).append(": ").append(cause.getMessage()).append('\n');
    }
    return all.toString();
  }

  /** The first line of the first message that says something. */
  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String line = String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("");
      if (!line.isEmpty() && !line.equals("null")) {
        return line.replaceFirst(";$", "");
      }
    }
    return failure.getClass().getSimpleName();
  }
}
