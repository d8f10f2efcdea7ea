package io.sparktune.lake.sinks.shared;

import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.tables.TableSchema;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The rows of one study in shared tables. All rows of a batch name its last event, so that what a
 * table has of the study is seen in the table itself.
 *
 * @param session of the sink's own, whose settings are nobody else's affair
 */
public record SharedPlace(SinkStudy study, SparkSession session) {

  /** In a session of its own. */
  public static SharedPlace of(SinkStudy study) {
    SparkSession own = study.spark().get().newSession();
    own.conf().set("spark.sql.session.timeZone", "UTC");
    own.conf().set("spark.sql.shuffle.partitions", "1");
    // A batch is small: compiling and planning would cost more than it saves.
    own.conf().set("spark.sql.adaptive.enabled", "false");
    own.conf().set("spark.sql.codegen.wholeStage", "false");
    own.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return new SharedPlace(study, own);
  }

  /** Rows of a batch, in one part. */
  public Dataset<Row> frame(TableSchema table, List<Object[]> rows, long through) {
    List<Row> shared = new SharedRows(study, table).of(rows, through);
    return session.createDataFrame(shared, SharedSchema.of(table)).coalesce(1);
  }

  /**
   * The part of the study that a table has.
   *
   * @param event the last one that its rows rest on, 0 where there are none
   * @param isOfJournal whether the journal still has that event; where it was cut, no row counts
   */
  public record Covered(long event, boolean isOfJournal) {

    /** The last event whose rows count. */
    public long counted() {
      return isOfJournal ? event : 0;
    }
  }

  /** The part of the study that a table has. */
  public Covered covered(Dataset<Row> table) {
    boolean isTold = List.of(table.columns()).contains(SharedSchema.DIGEST);
    Column digest = isTold ? functions.col(SharedSchema.DIGEST) : functions.lit(null);
    Row last =
        table
            .filter(functions.col(SharedSchema.STUDY).equalTo(study.name()))
            .filter(functions.col(SharedSchema.JOURNAL).equalTo(study.id()))
            .agg(
                functions.max(SharedSchema.EVENT),
                functions.max_by(digest.cast("string"), functions.col(SharedSchema.EVENT)))
            .first();
    if (last.isNullAt(0)) {
      return new Covered(0, true);
    }
    long event = last.getLong(0);
    return new Covered(event, last.isNullAt(1) || isOfJournal(event, last.getString(1)));
  }

  /** Whether the journal has this very event. */
  public boolean isOfJournal(long event, String digest) {
    return study.journal().digest(event).filter(digest::equals).isPresent();
  }

  /** The rows of the study that rest on a later event. */
  public Column after(long event) {
    return functions
        .col(SharedSchema.STUDY)
        .equalTo(study.name())
        .and(functions.col(SharedSchema.JOURNAL).equalTo(study.id()))
        .and(functions.col(SharedSchema.EVENT).gt(event));
  }

  /** The columns of a new table, for SQL. */
  public static String columns(TableSchema table) {
    return SharedSchema.of(table).toDDL();
  }
}
