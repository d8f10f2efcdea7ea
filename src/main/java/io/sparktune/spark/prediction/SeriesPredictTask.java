package io.sparktune.spark.prediction;

import io.sparktune.data.series.FittedSeries;
import io.sparktune.data.series.SeriesInput;
import io.sparktune.spark.prediction.series.SeriesCells;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.trained.TrainedModel;
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
    SeriesInput input =
        SeriesInput.of(
            (FittedSeries) trained.preparation(),
            SeriesCells.table(names, rows, "of the partition"));
    Outputs outputs = Outputs.of(trained);
    float[][] predictions = input.byRow(trained.predict(input.steps()), rows.size());
    List<Row> answered = new ArrayList<>();
    for (int row = 0; row < predictions.length; row++) {
      Row given = rows.get(row);
      Object[] kept = IntStream.range(0, names.size()).mapToObj(given::get).toArray();
      answered.add(outputs.answer(kept, predictions[row]));
    }
    return answered.iterator();
  }
}
