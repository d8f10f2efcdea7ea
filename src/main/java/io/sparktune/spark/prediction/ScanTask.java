package io.sparktune.spark.prediction;

import io.sparktune.spark.input.files.TaskMemory;
import io.sparktune.spark.prediction.cells.CellForm;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows of one Spark partition on their way to a model, on an executor. The first one
 * that cannot be predicted as expected is the last that goes on; all others are looked at as well.
 */
final class ScanTask implements FlatMapFunction<Iterator<Row>, Row> {

  private static final long serialVersionUID = 1;

  private final InputScan scan;
  private final CellForm[] expected;
  private final CollectionAccumulator<Part> found;

  /** The findings of one partition; one that is read again has several. */
  record Part(int partition, ScannedRows rows) implements Serializable {}

  /**
   * @param expected forms of the columns
   * @param found takes what is found in each partition
   */
  ScanTask(InputScan scan, List<CellForm> expected, CollectionAccumulator<Part> found) {
    this.scan = scan;
    this.expected = expected.toArray(CellForm[]::new);
    this.found = found;
  }

  /** What was found in all partitions, in their order. */
  static ScannedRows all(InputScan scan, List<Part> parts) {
    TreeMap<Integer, ScannedRows> byPartition = new TreeMap<>();
    parts.forEach(part -> byPartition.put(part.partition(), part.rows()));
    return byPartition.values().stream().reduce(scan.nothing(), ScannedRows::and);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new LookedAtRows(rows);
  }

  private final class LookedAtRows implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final InputScan.Rows scanned = scan.new Rows();
    private @Nullable Row ahead;
    private boolean isOver;

    LookedAtRows(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && !isOver) {
        advance();
      }
      return ahead != null;
    }

    private void advance() {
      Row row = read();
      if (row == null) {
        isOver = true;
        found.add(new Part(TaskContext.getPartitionId(), scanned.scanned()));
        return;
      }
      scanned.add(row);
      if (scanned.fit(expected)) {
        ahead = row;
      }
    }

    /** Null behind the last row. */
    private @Nullable Row read() {
      try {
        return rows.hasNext() ? rows.next() : null;
      } catch (TaskKilledException e) {
        throw e;
      } catch (OutOfMemoryError e) { // what was read so far is garbage
        throw new InputFailure(
            new IllegalStateException(TaskMemory.MESSAGE + ": " + e.getMessage()));
      } catch (Exception e) { // Spark throws checked exceptions that it does not declare
        throw new InputFailure(e);
      }
    }

    @Override
    public Row next() {
      if (!hasNext() || ahead == null) {
        throw new NoSuchElementException();
      }
      Row row = ahead;
      ahead = null;
      return row;
    }
  }
}
