package io.sparktune.spark.prediction;

import io.sparktune.data.table.CategoricalColumn;
import io.sparktune.data.table.Column;
import io.sparktune.data.table.InputCells;
import io.sparktune.data.table.InputColumn;
import io.sparktune.data.table.NumericColumn;
import io.sparktune.data.table.Table;
import io.sparktune.settings.Task;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.trained.ModelDescription;
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

/** Foretells the rows of one Spark partition, on an executor, a batch at a time. */
final class PredictTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;
  private static final int BATCH_ROWS = 1024;

  private final Broadcast<Map<String, byte[]>> model;
  private final boolean[] read;

  /**
   * @param read for each column of the input, whether the output holds it as the model reads it
   */
  PredictTask(Broadcast<Map<String, byte[]>> model, boolean[] read) {
    this.model = model;
    this.read = read.clone();
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    NativeThreads.use(TaskContext.get().cpus());
    return new PredictedRows(TableModel.of(model.value()), rows);
  }

  private final class PredictedRows implements Iterator<Row> {
    private final TableModel model;
    private final ModelDescription description;
    private final InputCells cells;
    private final Iterator<Row> rows;
    private Iterator<Row> predicted = Collections.emptyIterator();

    PredictedRows(TableModel model, Iterator<Row> rows) {
      this.model = model;
      this.description = model.description();
      this.cells = new InputCells(model.missing());
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
      float[][] outputs = model.predict(table(batch));
      List<Row> answers = new ArrayList<>();
      for (int i = 0; i < outputs.length; i++) {
        answers.add(answer(batch.get(i), outputs[i]));
      }
      return answers.iterator();
    }

    private Row answer(Row row, float[] outputs) {
      boolean classes = description.task() == Task.CLASSIFICATION;
      int columns = read.length;
      Object[] answer = new Object[columns + 1 + (classes ? outputs.length : 0)];
      for (int i = 0; i < columns; i++) {
        answer[i] = read[i] ? present(cells.number(row.getString(i))) : row.get(i);
      }
      int best = 0;
      for (int i = 0; i < outputs.length; i++) {
        best = outputs[i] > outputs[best] ? i : best;
        if (classes) {
          answer[columns + 1 + i] = (double) outputs[i];
        }
      }
      answer[columns] = classes ? description.labels().get(best) : (double) outputs[0];
      return RowFactory.create(answer);
    }

    private static Double present(double number) {
      return Double.isNaN(number) ? null : number;
    }

    private Table table(List<Row> batch) {
      List<Column> features = new ArrayList<>();
      for (InputColumn feature : model.columns()) {
        int place = read.length + features.size();
        features.add(
            feature.isNumeric()
                ? NumericColumn.of(
                    feature.name(),
                    batch.stream().mapToDouble(row -> cells.number(row.getString(place))).toArray())
                : CategoricalColumn.of(
                    feature.name(),
                    batch.stream().map(row -> cells.text(row.getString(place))).toList()));
      }
      return Table.of(features);
    }
  }
}
