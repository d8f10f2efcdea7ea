package io.sparktune.spark;

import io.sparktune.data.CategoricalColumn;
import io.sparktune.data.Column;
import io.sparktune.data.DataError;
import io.sparktune.data.NumericColumn;
import io.sparktune.data.Table;
import io.sparktune.training.ModelDescription;
import io.sparktune.training.ModelDescription.Feature;
import io.sparktune.training.ModelDescription.Kind;
import io.sparktune.training.NativeThreads;
import io.sparktune.training.TrainedModel;
import io.sparktune.trial.Task;
import java.util.ArrayList;
import java.util.Arrays;
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
final class PredictionTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;
  private static final int BATCH_ROWS = 1024;

  private final Broadcast<Map<String, byte[]>> model;
  private final String[] columns;

  PredictionTask(Broadcast<Map<String, byte[]>> model, String[] columns) {
    this.model = model;
    this.columns = columns;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    NativeThreads.use(TaskContext.get().cpus());
    return new PredictedRows(TrainedModel.of(model.value()), rows);
  }

  private final class PredictedRows implements Iterator<Row> {
    private final TrainedModel model;
    private final Iterator<Row> rows;
    private Iterator<Row> predicted = Collections.emptyIterator();

    PredictedRows(TrainedModel model, Iterator<Row> rows) {
      this.model = model;
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
      ModelDescription description = model.description();
      boolean classes = description.task() == Task.CLASSIFICATION;
      Object[] cells = new Object[row.size() + 1 + (classes ? outputs.length : 0)];
      for (int i = 0; i < row.size(); i++) {
        cells[i] = row.get(i);
      }
      int best = 0;
      for (int i = 0; i < outputs.length; i++) {
        best = outputs[i] > outputs[best] ? i : best;
        if (classes) {
          cells[row.size() + 1 + i] = (double) outputs[i];
        }
      }
      cells[row.size()] = classes ? description.labels().get(best) : (double) outputs[0];
      return RowFactory.create(cells);
    }

    private Table table(List<Row> batch) {
      List<Column> features = new ArrayList<>();
      for (Feature feature : model.description().features()) {
        int place = Arrays.asList(columns).indexOf(feature.name());
        features.add(
            feature.kind() == Kind.NUMERIC
                ? NumericColumn.of(
                    feature.name(),
                    batch.stream().mapToDouble(row -> number(feature, text(row, place))).toArray())
                : CategoricalColumn.of(
                    feature.name(), batch.stream().map(row -> text(row, place)).toList()));
      }
      return Table.of(features);
    }

    private String text(Row row, int place) {
      String text = row.isNullAt(place) ? null : row.get(place).toString();
      return text == null || model.description().missing().contains(text) ? null : text;
    }

    private double number(Feature feature, String text) {
      if (text == null) {
        return Double.NaN;
      }
      if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
        return text.equalsIgnoreCase("true") ? 1 : 0;
      }
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new DataError(
            "the cell \""
                + text
                + "\" of the column "
                + feature.name()
                + " is no number, as the model needs; leave it empty if it is missing");
      }
    }
  }
}
