package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.cells.ByteRows;
import io.sparktune.data.images.FittedImages;
import io.sparktune.data.images.ImageDataset;
import io.sparktune.data.images.files.DecodedFile;
import io.sparktune.data.images.pixels.Picture;
import io.sparktune.data.images.pixels.PictureForm;
import io.sparktune.data.work.FileOpener;
import io.sparktune.spark.work.ExecutorWork;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.trained.TrainedModel;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;

/** Decodes and predicts the pictures of one Spark partition, some at a time. */
final class ImagePredictTask implements FlatMapFunction<Iterator<Row>, Row> {

  private static final long serialVersionUID = 1;
  private static final int BATCH_ROWS = 256;

  private final Broadcast<Map<String, byte[]>> model;
  private final Broadcast<SerializableConfiguration> configuration;

  ImagePredictTask(
      Broadcast<Map<String, byte[]>> model, Broadcast<SerializableConfiguration> configuration) {
    this.model = model;
    this.configuration = configuration;
  }

  /** Rows whose last column is the path of a picture, in whose place the predictions stand. */
  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    NativeThreads.use(TaskContext.get().cpus());
    return new PredictedPictures(
        TrainedModel.of(model.value()), ExecutorWork.opener(configuration.value().value()), rows);
  }

  private static final class PredictedPictures extends PredictedRows {
    private final TrainedModel model;
    private final FittedImages images;
    private final PictureForm form;
    private final Outputs outputs;
    private final FileOpener files;

    PredictedPictures(TrainedModel model, FileOpener files, Iterator<Row> rows) {
      super(rows, BATCH_ROWS);
      this.model = model;
      this.images = (FittedImages) model.preparation();
      this.form = ImagePredictions.form(images);
      this.outputs = new Outputs(model.description());
      this.files = files;
    }

    @Override
    float[][] predictions(List<Row> batch) {
      ByteRows pixels = new ByteRows(images.pictures().bytes());
      for (Row row : batch) {
        pixels.add(picture(row.getString(row.length() - 1)).pixels());
      }
      return model.predict(
          new ImageDataset(
              images.pictures(),
              images.decoding(),
              pixels,
              NumberTarget.of("unknown", new double[batch.size()])));
    }

    @Override
    Row answer(Row row, float[] prediction) {
      int kept = row.length() - 1;
      Object[] answer = new Object[kept + outputs.count()];
      for (int column = 0; column < kept; column++) {
        answer[column] = row.get(column);
      }
      outputs.write(prediction, answer, kept);
      return RowFactory.create(answer);
    }

    private Picture picture(String path) {
      DecodedFile decoded = DecodedFile.of(path, files, form);
      if (decoded.picture() == null) {
        throw new DataError(path + " " + decoded.fault());
      }
      return decoded.picture();
    }
  }
}
