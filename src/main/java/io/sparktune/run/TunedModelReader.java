package io.sparktune.run;

import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;

/** Loads what {@link TunedModelWriter} saved. */
final class TunedModelReader extends MLReader<TunedModel> {

  @Override
  public TunedModel load(String path) {
    String id = DefaultParamsReader.loadMetadata(path, sc(), TunedModel.class.getName()).uid();
    String folder = path + "/" + TunedModelWriter.FILES;
    return new TunedModel(id, TunedModel.read(folder, sc().hadoopConfiguration()));
  }
}
