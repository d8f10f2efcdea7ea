package io.sparktune.spark.prediction;

import io.sparktune.spark.prediction.cells.CellBatch;
import io.sparktune.spark.prediction.cells.CellForm;
import io.sparktune.spark.prediction.output.PartRows;
import io.sparktune.training.nd4j.NativeThreads;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Predicts for the rows of one Spark partition, on an executor, each of them looked at once. Rows
 * are predicted until one cannot be read as expected; all others are looked at as well.
 *
 * @param <T> what the partition holds
 */
abstract class TablePart<T> implements PartRows<T, PredictedPart> {

  private static final long serialVersionUID = 1;

  private final Broadcast<Map<String, byte[]>> model;
  private final InputScan scan;
  private final CellForm[] expected;
  private final int[] features;
  private final @Nullable TargetPlace target;

  /**
   * Predicts by the model in these files.
   *
   * @param expected forms of the columns
   * @param features places of the model's features in each row
   * @param target null where the input has no column of it
   */
  TablePart(
      Broadcast<Map<String, byte[]>> model,
      InputScan scan,
      List<CellForm> expected,
      int[] features,
      @Nullable TargetPlace target) {
    this.model = model;
    this.scan = scan;
    this.expected = expected.toArray(CellForm[]::new);
    this.features = features.clone();
    this.target = target;
  }

  /** Reads some rows at a time. */
  interface Batches {

    /** Whether there are more rows. */
    boolean hasNext();

    CellBatch next();

    /** The columns of the input of each row of the last batch, until the next one is asked for. */
    IntFunction<InternalRow> rows();
  }

  abstract Batches batches(Iterator<T> rows, TableModel of);

  @Override
  public PredictedPart write(Iterator<T> rows, Consumer<InternalRow> file) {
    NativeThreads.use(TaskContext.get().cpus());
    TableModel table = TableModel.of(model.value());
    Batches batches = batches(rows, table);
    InputScan.Rows scanned = scan.new Rows();
    FeatureCells cells = new FeatureCells(table);
    Outputs outputs = new Outputs(table.description());
    SpecificInternalRow answer = new SpecificInternalRow(outputs.behind(new StructType()));
    JoinedRow all = new JoinedRow();
    TargetPlace.Scoring scoring = target == null ? null : target.scoring(table);
    while (batches.hasNext()) {
      CellBatch batch = batches.next();
      scanned.add(batch);
      if (scanned.fit(expected)) {
        float[][] predictions =
            table.predict(cells.table(batch, features), cells.texts(batch, features));
        IntFunction<InternalRow> inputs = batches.rows();
        for (int row = 0; row < predictions.length; row++) {
          InternalRow input = inputs.apply(row);
          outputs.write(predictions[row], answer);
          file.accept(all.apply(input, answer));
          if (scoring != null) {
            scoring.add(input, predictions[row]);
          }
        }
      }
    }
    return new PredictedPart(scanned.scanned(), scoring == null ? null : scoring.rows());
  }
}
