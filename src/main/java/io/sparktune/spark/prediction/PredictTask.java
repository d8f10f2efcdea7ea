package io.sparktune.spark.prediction;

import io.sparktune.training.nd4j.NativeThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;

/** Predicts for the rows of one Spark partition, on an executor, a batch at a time. */
final class PredictTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;
  private static final int BATCH_ROWS = 1024;

  private final Broadcast<Map<String, byte[]>> model;
  private final boolean[] read;
  private final int[] features;
  private final LongAccumulator predictions;

  /**
   * @param read for each column of the input, whether the output holds it as the model reads it
   * @param features places of the model's features in each row
   * @param predictions how many are made
   */
  PredictTask(
      Broadcast<Map<String, byte[]>> model,
      boolean[] read,
      int[] features,
      LongAccumulator predictions) {
    this.predictions = predictions;
    this.model = model;
    this.read = read.clone();
    this.features = features.clone();
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    NativeThreads.use(TaskContext.get().cpus());
    return new PredictedRows(TableModel.of(model.value()), rows);
  }

  private final class PredictedRows implements Iterator<Row> {
    private final TableModel model;
    private final FeatureCells cells;
    private final Outputs outputs;
    private final Iterator<Row> rows;
    private Iterator<Row> predicted = Collections.emptyIterator();

    PredictedRows(TableModel model, Iterator<Row> rows) {
      this.model = model;
      this.cells = new FeatureCells(model);
      this.outputs = new Outputs(model.description());
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return predicted.hasNext() || rows.hasNext();
    }

    @Override
    public Row next() {
      if (!predicted.hasNext()) {
        predicted = batch();
      }
      return predicted.next();
    }

    private Iterator<Row> batch() {
      List<Row> batch = new ArrayList<>();
      while (batch.size() < BATCH_ROWS && rows.hasNext()) {
        batch.add(rows.next());
      }
      float[][] predictions = model.predict(cells.table(batch, features));
      PredictTask.this.predictions.add(predictions.length);
      List<Row> answers = new ArrayList<>();
      for (int i = 0; i < predictions.length; i++) {
        answers.add(answer(batch.get(i), predictions[i]));
      }
      return answers.iterator();
    }

    private Row answer(Row row, float[] prediction) {
      Object[] answer = new Object[read.length + outputs.count()];
      for (int i = 0; i < read.length; i++) {
        answer[i] = read[i] ? cells.present(row.getString(i)) : row.get(i);
      }
      outputs.write(prediction, answer, read.length);
      return RowFactory.create(answer);
    }
  }
}
