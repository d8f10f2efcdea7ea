package io.sparktune.lake.sinks.iceberg;

import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.sinks.StudySink;
import io.sparktune.lake.sinks.shared.Conflicts;
import io.sparktune.lake.sinks.shared.SharedPlace;
import io.sparktune.lake.sinks.shared.SharedSchema;
import io.sparktune.lake.tables.TableSchema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.util.QuotingUtils;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Iceberg tables. Each batch is a snapshot that names the study's journal and its last event, which
 * are looked up before the next one. A batch takes the place of all rows of later events, and is
 * refused where such rows came since they were looked up: whoever else writes the same study at the
 * same time, every row is there once.
 */
final class IcebergSink implements StudySink {

  private static final String OF_JOURNAL = "sparktune.journal";
  private static final String OF_EVENT = "sparktune.journal-event";
  private static final String OF_DIGEST = "sparktune.journal-digest";

  private final IcebergSettings settings;
  private final SinkStudy study;
  private final SharedPlace place;
  private final Map<String, Known> known = new HashMap<>();

  /**
   * The state of a table when it was looked at.
   *
   * @param snapshot the latest one then
   */
  private record Known(Optional<Long> snapshot, long covered) {}

  IcebergSink(IcebergSettings settings, SinkStudy study) {
    this.settings = settings;
    this.study = study;
    this.place = SharedPlace.of(study);
  }

  @Override
  public boolean takes(String table) {
    return settings.tables().contains(table);
  }

  private String name(TableSchema table) {
    return Arrays.stream((settings.database() + "." + table.name()).split("\\."))
        .map(QuotingUtils::quoteIdentifier)
        .collect(Collectors.joining("."));
  }

  @Override
  public long covered(TableSchema table) {
    Conflicts.retried(() -> create(table));
    Known now = look(table);
    known.put(table.name(), now);
    return now.covered();
  }

  private void create(TableSchema table) {
    String database = name(table).substring(0, name(table).lastIndexOf('.'));
    Dataset<Row> unused = place.session().sql("CREATE NAMESPACE IF NOT EXISTS " + database);
    unused =
        place
            .session()
            .sql(
                "CREATE TABLE IF NOT EXISTS %s (%s) USING iceberg PARTITIONED BY (%s, %s)"
                    .formatted(
                        name(table),
                        SharedPlace.columns(table),
                        SharedSchema.STUDY,
                        SharedSchema.DATE));
    StructType there = place.session().table(name(table)).schema();
    Set<String> names = Set.of(there.fieldNames());
    String added =
        Arrays.stream(SharedSchema.of(table).fields())
            .filter(field -> !names.contains(field.name()))
            .map(StructField::toDDL)
            .collect(Collectors.joining(", "));
    if (!added.isEmpty()) {
      unused = place.session().sql("ALTER TABLE %s ADD COLUMNS (%s)".formatted(name(table), added));
    }
  }

  /** The snapshot first: what comes behind it shows as a conflict. */
  private Known look(TableSchema table) {
    Dataset<Row> refs = place.session().table(name(table) + ".refs");
    List<Row> main = refs.filter(functions.col("name").equalTo("main")).collectAsList();
    Optional<Long> snapshot = main.stream().findFirst().map(row -> row.<Long>getAs("snapshot_id"));
    long told =
        place
            .session()
            .table(name(table) + ".snapshots")
            .filter(summary(OF_JOURNAL).equalTo(study.id()))
            .select(summary(OF_EVENT).cast("bigint"), summary(OF_DIGEST))
            .collectAsList()
            .stream()
            .filter(row -> place.isOfJournal(row.getLong(0), row.getString(1)))
            .mapToLong(row -> row.getLong(0))
            .max()
            .orElse(0);
    SharedPlace.Covered seen = place.covered(place.session().table(name(table)));
    return new Known(snapshot, seen.isOfJournal() ? Math.max(told, seen.event()) : 0);
  }

  private static Column summary(String key) {
    return functions.col("summary").getItem(key);
  }

  @Override
  public void publish(TableSchema table, List<Object[]> rows, long through) {
    write(table, rows, through, known(table).covered());
  }

  @Override
  public void replace(TableSchema table, List<Object[]> rows, long through) {
    write(table, rows, through, 0);
  }

  private Known known(TableSchema table) {
    return Optional.ofNullable(known.get(table.name())).orElseThrow();
  }

  private void write(TableSchema table, List<Object[]> rows, long through, long after) {
    String digest = study.journal().digest(through).orElseThrow();
    Dataset<Row> frame = asInTable(place.frame(table, rows, through), table);
    Conflicts.retried(
        () -> {
          DataFrameWriterV2<Row> writer =
              frame
                  .writeTo(name(table))
                  .option("snapshot-property." + OF_JOURNAL, study.id())
                  .option("snapshot-property." + OF_EVENT, String.valueOf(through))
                  .option("snapshot-property." + OF_DIGEST, digest)
                  .option("isolation-level", "serializable");
          known(table)
              .snapshot()
              .ifPresent(id -> writer.option("validate-from-snapshot-id", String.valueOf(id)));
          overwrite(writer, place.after(after));
        });
    known.put(table.name(), look(table));
  }

  private static void overwrite(DataFrameWriterV2<Row> writer, Column condition) {
    try {
      writer.overwrite(condition);
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with NULL in columns that only the table has, such as those of later versions. */
  private Dataset<Row> asInTable(Dataset<Row> frame, TableSchema table) {
    Set<String> ours = Set.of(frame.schema().fieldNames());
    Column[] columns =
        Arrays.stream(place.session().table(name(table)).schema().fields())
            .map(
                field ->
                    (ours.contains(field.name())
                            ? functions.col(field.name())
                            : functions.lit(null))
                        .cast(field.dataType())
                        .as(field.name()))
            .toArray(Column[]::new);
    return frame.select(columns);
  }
}
