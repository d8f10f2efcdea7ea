package io.sparktune.spark.prediction;

import io.sparktune.data.RawTable;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.data.series.SeriesInput;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.trained.TrainedModel;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Predicts the steps of the series that one Spark partition has, which are whole. */
final class SeriesPredictTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  private final Broadcast<Map<String, byte[]>> model;
  private final List<String> names;

  SeriesPredictTask(Broadcast<Map<String, byte[]>> model, List<String> names) {
    this.model = model;
    this.names = List.copyOf(names);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> partition) {
    List<Row> rows = new ArrayList<>();
    partition.forEachRemaining(rows::add);
    if (rows.isEmpty()) {
      return Collections.emptyIterator();
    }
    NativeThreads.use(TaskContext.get().cpus());
    TrainedModel trained = TrainedModel.of(model.value());
    SeriesInput input = SeriesInput.of((FittedSeries) trained.preparation(), table(rows));
    Outputs outputs = new Outputs(trained.description());
    float[][] predictions = input.byRow(trained.predict(input.steps()), rows.size());
    List<Row> answered = new ArrayList<>();
    for (int row = 0; row < predictions.length; row++) {
      Row given = rows.get(row);
      Object[] kept = IntStream.range(0, names.size()).mapToObj(given::get).toArray();
      answered.add(outputs.answer(kept, predictions[row]));
    }
    return answered.iterator();
  }

  private RawTable table(List<Row> rows) {
    List<String[]> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      int of = column;
      columns.add(rows.stream().map(row -> text(row.get(of))).toArray(String[]::new));
    }
    return new RawTable(names, columns, row -> "row " + (row + 1) + " of the partition");
  }

  private static @Nullable String text(@Nullable Object cell) {
    if (cell instanceof Timestamp moment) {
      return moment.toInstant().toString();
    }
    if (cell instanceof Date date) {
      return date.toLocalDate().toString();
    }
    return cell == null ? null : cell.toString();
  }
}
