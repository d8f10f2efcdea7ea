package io.sparktune.spark.prediction;

import io.sparktune.spark.prediction.images.ImageReading;
import io.sparktune.spark.prediction.images.PictureColumn;
import io.sparktune.spark.work.ExecutorWork;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.trained.TrainedModel;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Predicts for one picture at a time, as a function of Spark SQL: of a cell with a picture or its
 * path, or of a struct of columns with such a one.
 */
final class ImagePredictFunction implements UDF1<Object, Object> {

  private static final long serialVersionUID = 1;

  private final Broadcast<Map<String, byte[]>> model;
  private final Broadcast<SerializableConfiguration> configuration;
  private transient @Nullable ImageReading loaded;

  ImagePredictFunction(
      Broadcast<Map<String, byte[]>> model, Broadcast<SerializableConfiguration> configuration) {
    this.model = model;
    this.configuration = configuration;
  }

  @Override
  public Object call(Object given) {
    ImageReading reading = loaded == null ? load() : loaded;
    loaded = reading;
    Outputs outputs = new Outputs(reading.model().description());
    float[] prediction = reading.predictions(Arrays.asList(cell(given)))[0];
    return outputs.cell(prediction);
  }

  private ImageReading load() {
    TaskContext task = TaskContext.get();
    NativeThreads.use(task == null ? 1 : task.cpus());
    return new ImageReading(
        TrainedModel.of(model.value()), ExecutorWork.opener(configuration.value().value()));
  }

  private static @Nullable Object cell(Object given) {
    if (!(given instanceof Row row) || row.schema() == null) {
      return given;
    }
    StructType schema = row.schema();
    return PictureColumn.isImage(schema)
        ? given
        : row.get(schema.fieldIndex(PictureColumn.of("the struct", schema)));
  }
}
