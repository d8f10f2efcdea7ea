package io.sparktune.run;

import io.sparktune.lake.Storage;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;
import scala.Option;

/** Saves a model for Spark ML: its metadata, and the files of {@code models/best} beside it. */
final class TunedModelWriter extends MLWriter {

  /** The folder with the model's files. */
  static final String FILES = "data";

  private final TunedModel model;

  TunedModelWriter(TunedModel model) {
    this.model = model;
  }

  @Override
  public void saveImpl(String path) {
    DefaultParamsWriter.saveMetadata(model, path, sc(), Option.empty(), Option.empty());
    Storage folder = Storage.at(path, sc().hadoopConfiguration()).in(FILES);
    model.model().files().forEach(folder::write);
  }
}
