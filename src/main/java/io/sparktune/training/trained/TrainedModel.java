package io.sparktune.training.trained;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sparktune.data.BatchWriter;
import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.RowArrays;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.table.Table;
import io.sparktune.settings.Task;
import io.sparktune.training.PreparedData;
import io.sparktune.training.TrainingRun;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.metrics.Divergence;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.nd4j.BadModelFile;
import io.sparktune.training.nd4j.NetworkFile;
import io.sparktune.training.nd4j.TrainedNetwork;
import io.sparktune.training.plan.Stage;
import io.sparktune.trial.Scores;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A trained network with all it takes to predict: the fitted preparation and the labels. */
public final class TrainedModel {

  private static final String NETWORK_FILE = "model.zip";
  private static final String PREPARATION_FILE = "preparation.json";
  private static final String LABELS_FILE = "labels.json";

  /** The names of the files that a model is kept in. */
  public static final List<String> FILES = List.of(LABELS_FILE, NETWORK_FILE, PREPARATION_FILE);

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ModelDescription description;
  private final FittedInputs preparation;
  private final TrainedNetwork network;

  private TrainedModel(
      ModelDescription description, FittedInputs preparation, TrainedNetwork network) {
    this.description = description;
    this.preparation = preparation;
    this.network = network;
  }

  /**
   * Trains on some rows for a fixed number of epochs, without early stopping. The learning rate's
   * schedule spans as many epochs as it did in the trial.
   *
   * @param missing cells of the input that count as missing, for those who will predict
   * @param stages of the trial, which all prepare the rows alike
   * @throws Divergence if a loss or a weight is no longer finite
   */
  public static TrainedModel train(
      Dataset data, int[] rows, List<String> missing, List<Stage> stages, int epochs) {
    FittedInputs preparation = data.fit(rows, stages.get(0).plan().preparation());
    PreparedData prepared = PreparedData.of(data, preparation);
    NetworkState state = null;
    int epoch = 0;
    for (int stage = 1; ; stage++) {
      List<Stage> soFar = stages.subList(0, stage);
      Stage last = soFar.get(stage - 1);
      int scheduled = Math.max(epochs, last.plan().training().epochs());
      try (TrainingRun run = new TrainingRun(prepared, rows, soFar, scheduled)) {
        if (state != null) {
          run.resume(state);
        }
        while (epoch < Math.min(last.until(), epochs)) {
          run.epoch(++epoch);
        }
        if (epoch == epochs) {
          return of(run, ModelDescription.of(data, missing), preparation, epochs);
        }
        state = run.state();
      }
    }
  }

  private static TrainedModel of(
      TrainingRun run, ModelDescription description, FittedInputs preparation, int epochs) {
    float[] parameters = run.state().parameters();
    for (float parameter : parameters) {
      if (!Float.isFinite(parameter)) {
        throw new Divergence("a weight is " + parameter + " after epoch " + epochs);
      }
    }
    return new TrainedModel(
        description, preparation, new TrainedNetwork(run.portableConfiguration(), parameters));
  }

  /**
   * The model in these files.
   *
   * @param files by name, as {@link #files} gives them
   * @throws BadModelFile if one is missing or cannot be read
   */
  public static TrainedModel of(Map<String, byte[]> files) {
    return of(files, Set.of());
  }

  /**
   * The model in these files, whose network may have layers of a user's own.
   *
   * @param layerClasses names of their classes, see {@link NetworkFile#read}
   */
  public static TrainedModel of(Map<String, byte[]> files, Set<String> layerClasses) {
    ModelDescription description = json(files, LABELS_FILE, ModelDescription.class);
    FittedInputs preparation = json(files, PREPARATION_FILE, FittedPreparation.class);
    TrainedNetwork network = NetworkFile.read(file(files, NETWORK_FILE), layerClasses);
    network.requireShape(preparation.inputs(), description.outputs());
    return new TrainedModel(description, preparation, network);
  }

  /** The files to keep the model in, by name; {@code model.zip} loads in any Deeplearning4j. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(NETWORK_FILE, NetworkFile.write(network));
    files.put(PREPARATION_FILE, json(preparation));
    files.put(LABELS_FILE, json(description));
    return files;
  }

  public ModelDescription description() {
    return description;
  }

  /**
   * Foretells every row of a table: the probability of each class in the order of the labels, or
   * one number in the target's own unit.
   *
   * @throws DataError if the columns are not those that the model was trained on
   */
  public float[][] predict(Table table) {
    return predict(((FittedPreparation) preparation).writer(table), table.rows());
  }

  private float[][] predict(BatchWriter writer, int count) {
    float[] outputs = outputs(writer, RowArrays.all(count));
    int width = description.outputs();
    float[][] predictions = new float[count][width];
    for (int i = 0; i < outputs.length; i++) {
      predictions[i / width][i % width] =
          description.task() == Task.CLASSIFICATION
              ? outputs[i]
              : (float) preparation.targetScale().unscaled(outputs[i]);
    }
    return predictions;
  }

  /** The value of every metric on some rows, at least one. */
  public Scores score(Dataset data, int[] rows, MeasuredMetrics measured) {
    List<String> labels = data.target().labels();
    if (!labels.equals(description.labels())) {
      throw new IllegalArgumentException(
          "the model foretells " + description.labels() + ", but the data has " + labels);
    }
    float[] outputs = outputs(preparation.writer(data), rows);
    return measured.scores(Predictions.of(data.target(), rows, outputs, preparation.targetScale()));
  }

  private float[] outputs(BatchWriter writer, int[] rows) {
    return network.outputs(writer, rows, preparation.inputs(), description.outputs());
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    byte[] file = files.get(name);
    if (file == null) {
      throw new BadModelFile("there is no file " + name);
    }
    return file;
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new IllegalStateException("nothing in memory can fail like this", e);
    }
  }

  private static <T> T json(Map<String, byte[]> files, String name, Class<T> type) {
    try {
      return JSON.readValue(file(files, name), type);
    } catch (IOException e) {
      throw new BadModelFile(name + " is damaged: " + e.getMessage(), e);
    }
  }
}
