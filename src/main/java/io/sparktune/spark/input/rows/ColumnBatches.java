package io.sparktune.spark.input.rows;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.reflect.ClassTag$;

/**
 * Batches of columns, as Spark's readers of Parquet and ORC decode them: no code is generated for
 * each column, which takes minutes to compile where there are thousands.
 */
public final class ColumnBatches {

  /** The cells of a batch of many columns. */
  private static final int CELLS = 1 << 20;

  private static final int LEAST_ROWS = 64;

  /**
   * Of a file in one task, at least: before a part of many columns is read, Spark looks at all of
   * them for each.
   */
  private static final long PART_BYTES = 1 << 27;

  private ColumnBatches() {}

  /** A session whose readers give batches also of so many columns. */
  public static SparkSession session(SparkSession spark, int columns) {
    int most = (int) spark.sessionState().conf().getConf(SQLConf.WHOLESTAGE_MAX_NUM_FIELDS());
    if (columns <= most) {
      return spark;
    }
    SparkSession wide = spark.cloneSession();
    int rows = Math.max(LEAST_ROWS, CELLS / columns);
    for (String key :
        new String[] {
          SQLConf.PARQUET_VECTORIZED_READER_BATCH_SIZE().key(),
          SQLConf.ORC_VECTORIZED_READER_BATCH_SIZE().key()
        }) {
      if (rows < Integer.parseInt(wide.conf().get(key))) {
        wide.conf().set(key, rows);
      }
    }
    long part = Math.max(PART_BYTES, spark.sessionState().conf().filesMaxPartitionBytes());
    wide.conf().set(SQLConf.FILES_MAX_PARTITION_BYTES().key(), part);
    wide.conf().set(SQLConf.FILES_OPEN_COST_IN_BYTES().key(), part);
    wide.conf().set(SQLConf.WHOLESTAGE_MAX_NUM_FIELDS().key(), Integer.MAX_VALUE);
    return wide;
  }

  /** The batches of files; empty where Spark reads them row by row. */
  public static Optional<JavaRDD<ColumnarBatch>> of(Dataset<Row> files) {
    SparkPlan plan = files.queryExecution().sparkPlan();
    return plan instanceof FileSourceScanExec scan && scan.supportsColumnar()
        ? Optional.of(
            JavaRDD.fromRDD(scan.executeColumnar(), ClassTag$.MODULE$.apply(ColumnarBatch.class)))
        : Optional.empty();
  }

  /** The rows of files, each of which is looked at before the next one is asked for. */
  public static JavaRDD<InternalRow> rows(Dataset<Row> files) {
    return of(files)
        .map(batches -> batches.mapPartitions(ColumnBatches::rows))
        .orElseGet(() -> files.queryExecution().toRdd().toJavaRDD());
  }

  private static Iterator<InternalRow> rows(Iterator<ColumnarBatch> batches) {
    return new Iterator<>() {
      private Iterator<InternalRow> rows = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!rows.hasNext() && batches.hasNext()) {
          rows = batches.next().rowIterator();
        }
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        return hasNext() ? rows.next() : Collections.<InternalRow>emptyIterator().next();
      }
    };
  }
}
