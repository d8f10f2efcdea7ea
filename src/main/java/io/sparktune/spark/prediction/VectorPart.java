package io.sparktune.spark.prediction;

import io.sparktune.spark.prediction.cells.CellBatch;
import io.sparktune.spark.prediction.cells.CellForm;
import io.sparktune.spark.prediction.cells.VectorCells;
import io.sparktune.training.nd4j.Forward;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** Predicts for batches of columns, whose cells are written as they were read. */
final class VectorPart extends TablePart<ColumnarBatch> {

  private static final long serialVersionUID = 1;

  private final StructType input;

  /**
   * Predicts by the model in these files.
   *
   * @param input the schema of its columns
   * @param target null where the input has no column of it
   */
  VectorPart(
      Broadcast<Map<String, byte[]>> model,
      InputScan scan,
      List<CellForm> expected,
      int[] features,
      StructType input,
      @Nullable TargetPlace target) {
    super(model, scan, expected, features, target);
    this.input = input;
  }

  @Override
  Batches batches(Iterator<ColumnarBatch> batches, TableModel of) {
    return new Slices(new VectorCells.Types(input), batches);
  }

  private static final class Slices implements Batches {
    private final VectorCells.Types types;
    private final Iterator<ColumnarBatch> batches;
    private @Nullable ColumnarBatch batch;
    private @Nullable VectorCells cells;
    private int at;

    Slices(VectorCells.Types types, Iterator<ColumnarBatch> batches) {
      this.types = types;
      this.batches = batches;
    }

    @Override
    public boolean hasNext() {
      while ((batch == null || at == batch.numRows()) && batches.hasNext()) {
        batch = batches.next();
        at = 0;
      }
      return batch != null && at < batch.numRows();
    }

    @Override
    public CellBatch next() {
      ColumnarBatch of = Objects.requireNonNull(batch);
      int rows = Math.min(Forward.ROWS, of.numRows() - at);
      VectorCells next = new VectorCells(types, of, at, rows);
      at += rows;
      cells = next;
      return next;
    }

    @Override
    public IntFunction<InternalRow> rows() {
      return Objects.requireNonNull(cells)::row;
    }
  }
}
