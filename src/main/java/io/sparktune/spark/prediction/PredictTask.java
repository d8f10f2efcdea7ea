package io.sparktune.spark.prediction;

import io.sparktune.spark.prediction.cells.CellForm;
import io.sparktune.training.nd4j.NativeThreads;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Predicts for the rows of one Spark partition, on an executor, a batch at a time. */
final class PredictTask
    implements MapPartitionsFunction<Row, Row>, FlatMapFunction<Iterator<Row>, Row> {

  private static final long serialVersionUID = 1;
  private static final int BATCH_ROWS = 1024;

  private final Broadcast<Map<String, byte[]>> model;
  private final CellForm[] forms;
  private final int[] features;

  /**
   * @param forms in which the output holds the columns of the input; those that are no text go by
   *     {@link CellForm#TEXT}
   * @param features places of the model's features in each row
   */
  PredictTask(Broadcast<Map<String, byte[]>> model, List<CellForm> forms, int[] features) {
    this.model = model;
    this.forms = forms.toArray(CellForm[]::new);
    this.features = features.clone();
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
      return model.predict(cells.table(batch, features), cells.texts(batch, features));
    }

    @Override
    Row answer(Row row, float[] prediction) {
      Object[] kept = new Object[forms.length];
      for (int i = 0; i < forms.length; i++) {
        kept[i] = forms[i] == CellForm.TEXT ? row.get(i) : cells.value(forms[i], row.getString(i));
      }
      return outputs.answer(kept, prediction);
    }
  }
}
