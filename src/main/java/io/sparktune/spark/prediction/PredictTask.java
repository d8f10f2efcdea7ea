package io.sparktune.spark.prediction;

import io.sparktune.spark.prediction.cells.CellBatch;
import io.sparktune.spark.prediction.cells.RowCells;
import io.sparktune.training.nd4j.NativeThreads;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Predicts for the rows of one Spark partition, on an executor, a batch at a time. */
final class PredictTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;
  private static final int BATCH_ROWS = 1024;

  private final Broadcast<Map<String, byte[]>> model;
  private final int[] features;
  private final int kept;

  /**
   * @param features places of the model's features in each row
   * @param kept the number of columns before those of the predictions
   */
  PredictTask(Broadcast<Map<String, byte[]>> model, int[] features, int kept) {
    this.model = model;
    this.features = features.clone();
    this.kept = kept;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    NativeThreads.use(TaskContext.get().cpus());
    return new PredictedCells(TableModel.of(model.value()), rows);
  }

  private final class PredictedCells extends PredictedRows {
    private final TableModel model;
    private final FeatureCells cells;
    private final Outputs outputs;

    PredictedCells(TableModel model, Iterator<Row> rows) {
      super(rows, BATCH_ROWS);
      this.model = model;
      this.cells = new FeatureCells(model);
      this.outputs = new Outputs(model.description());
    }

    @Override
    float[][] predictions(List<Row> batch) {
      CellBatch rows = new RowCells(batch);
      return model.predict(cells.table(rows, features), cells.texts(rows, features));
    }

    @Override
    Row answer(Row row, float[] prediction) {
      return outputs.answer(IntStream.range(0, kept).mapToObj(row::get).toArray(), prediction);
    }
  }
}
