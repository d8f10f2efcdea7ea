package io.sparktune.lake.sinks.catalog;

import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.sinks.StudySink;
import io.sparktune.lake.sinks.shared.SharedSchema;
import io.sparktune.lake.tables.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.util.QuotingUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Names for the study's own Parquet files. No row is written: a table lists its folder, and has to
 * be told when its columns or its place are others, or its files were replaced.
 */
final class CatalogSink implements StudySink {

  private final CatalogSettings settings;
  private final SinkStudy study;
  private final SparkSession session;
  private final CatalogTables tables;

  CatalogSink(CatalogSettings settings, SinkStudy study) {
    this.settings = settings;
    this.study = study;
    this.session = study.spark().get();
    this.tables = new CatalogTables(session, settings);
  }

  @Override
  public boolean takes(String table) {
    return settings.tables().contains(table);
  }

  /** All that the files have, from the moment that there is the table. */
  @Override
  public long covered(TableSchema table) {
    Optional<String> occupied = tables.occupied();
    if (occupied.isPresent()) {
      throw new IllegalStateException(occupied.get());
    }
    Optional<CatalogTable> there = tables.found(table.name());
    String name = tables.name(table.name());
    if (there.filter(known -> !isAsNow(known, table)).isPresent()) {
      session.sql("DROP TABLE " + name); // its files are the study's, and stay
      there = Optional.empty();
    }
    if (there.isEmpty()) {
      session.sql(
          "CREATE TABLE %s (%s) USING parquet LOCATION %s COMMENT %s TBLPROPERTIES (%s = %s)"
              .formatted(
                  name,
                  columns(table),
                  text(folder(table).uri()),
                  text("The %s of the study %s".formatted(table.name(), study.name())),
                  text(CatalogTables.STUDY),
                  text(study.name())));
    }
    session.catalog().refreshTable(name);
    return Long.MAX_VALUE;
  }

  private Storage folder(TableSchema table) {
    return study.folder().in("tables").in(table.name());
  }

  private boolean isAsNow(CatalogTable known, TableSchema table) {
    return known.schema().equals(StructType.fromDDL(columns(table)))
        && new Path(known.location()).equals(new Path(folder(table).uri()));
  }

  private static String columns(TableSchema table) {
    return table.columns().stream()
        .map(
            column ->
                "%s %s COMMENT %s"
                    .formatted(
                        QuotingUtils.quoteIdentifier(column.name()),
                        SharedSchema.type(column.kind()).sql(),
                        text(ColumnComments.of(table.name(), column))))
        .collect(Collectors.joining(", "));
  }

  private static String text(String text) {
    return Literal.create(text, DataTypes.StringType).sql();
  }

  @Override
  public void publish(TableSchema table, List<Object[]> rows, long through) {}

  @Override
  public void replace(TableSchema table, List<Object[]> rows, long through) {}

  /** The trials were written again, with their ranks. */
  @Override
  public void ended() {
    settings.tables().stream()
        .filter(table -> tables.found(table).isPresent())
        .forEach(table -> session.catalog().refreshTable(tables.name(table)));
  }
}
