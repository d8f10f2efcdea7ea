package io.sparktune.spark.prediction;

import io.sparktune.spark.prediction.images.ImageReading;
import io.sparktune.spark.work.ExecutorWork;
import io.sparktune.training.nd4j.Forward;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.trained.TrainedModel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** Decodes and predicts the pictures of one Spark partition, some at a time. */
final class ImagePredictTask
    implements FlatMapFunction<Iterator<Row>, Row>, MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;
  private final Broadcast<Map<String, byte[]>> model;
  private final Broadcast<SerializableConfiguration> configuration;
  private final int picture;
  private final int kept;

  /**
   * @param picture the place of the column with the picture, or with its path
   * @param kept the number of columns before those of the predictions
   */
  ImagePredictTask(
      Broadcast<Map<String, byte[]>> model,
      Broadcast<SerializableConfiguration> configuration,
      int picture,
      int kept) {
    this.model = model;
    this.configuration = configuration;
    this.picture = picture;
    this.kept = kept;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    NativeThreads.use(TaskContext.get().cpus());
    return new PredictedPictures(
        new ImageReading(
            TrainedModel.of(model.value()), ExecutorWork.opener(configuration.value().value())),
        rows);
  }

  private final class PredictedPictures extends PredictedRows {

    private final ImageReading reading;
    private final Outputs outputs;

    PredictedPictures(ImageReading reading, Iterator<Row> rows) {
      super(rows, Forward.ROWS);
      this.reading = reading;
      this.outputs = new Outputs(reading.model().description());
    }

    @Override
    float[][] predictions(List<Row> batch) {
      List<@Nullable Object> cells = new ArrayList<>();
      batch.forEach(row -> cells.add(row.get(picture)));
      return reading.predictions(cells);
    }

    @Override
    Row answer(Row row, float[] prediction) {
      return outputs.answer(IntStream.range(0, kept).mapToObj(row::get).toArray(), prediction);
    }
  }
}
