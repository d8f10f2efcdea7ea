package io.sparktune.training.trained;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparktune.data.BatchWriter;
import io.sparktune.data.DataError;
import io.sparktune.data.DataKind;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.RecordJson;
import io.sparktune.data.RowArrays;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.data.series.SeriesIntervals;
import io.sparktune.extension.Extensions;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.settings.Task;
import io.sparktune.training.PreparedData;
import io.sparktune.training.TrainingRun;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.engine.Engines;
import io.sparktune.training.metrics.Divergence;
import io.sparktune.training.metrics.LabelsPredictions;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.metrics.outputs.TargetPredictions;
import io.sparktune.training.nd4j.NativeParts;
import io.sparktune.training.nd4j.NetworkFile;
import io.sparktune.training.nd4j.TrainedNetwork;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.Stage;
import io.sparktune.trial.Scores;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A trained network with all it takes to predict: the fitted preparation and the labels. */
public final class TrainedModel {

  private static final String NETWORK_FILE = "model.zip";
  private static final String PREPARATION_FILE = "preparation.json";

  /** Is there for series of which steps were held out. */
  private static final String INTERVALS_FILE = "intervals.json";

  private static final String LABELS_FILE = LabelsFile.NAME;

  /** The names of the files that a model is kept in. */
  public static final List<String> FILES =
      List.of(LABELS_FILE, NETWORK_FILE, PREPARATION_FILE, INTERVALS_FILE);

  private final LabelsFile labels;
  private final FittedInputs preparation;
  private final TrainedNetwork network;
  private final @Nullable SeriesIntervals intervals;

  private TrainedModel(
      LabelsFile labels,
      FittedInputs preparation,
      TrainedNetwork network,
      @Nullable SeriesIntervals intervals) {
    this.labels = labels;
    this.preparation = preparation;
    this.network = network;
    this.intervals = intervals;
  }

  /**
   * Trains on some rows for a fixed number of epochs, without early stopping. The learning rate's
   * schedule spans as many epochs as it did in the trial.
   *
   * @param stages of the trial, which all prepare the rows alike
   * @throws Divergence if a loss or a weight is no longer finite
   */
  public static TrainedModel train(Dataset data, int[] rows, List<Stage> stages, int epochs) {
    FittedInputs preparation = data.fit(rows, stages.get(0).plan().preparation());
    PreparedData prepared = PreparedData.of(data, preparation, rows);
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
          List<String> classes = last.plan().network().layerClasses();
          LabelsFile labels =
              new LabelsFile(ModelDescription.of(data, last.plan().training().labels()), classes);
          return of(run, labels, preparation, epochs);
        }
        state = run.state();
      }
    }
  }

  private static TrainedModel of(
      TrainingRun run, LabelsFile labels, FittedInputs preparation, int epochs) {
    TrainedNetwork network = run.trained();
    for (float parameter : network.parameters()) {
      if (!Float.isFinite(parameter)) {
        throw new Divergence("a weight is " + parameter + " after epoch " + epochs);
      }
    }
    return new TrainedModel(labels, preparation, network, null);
  }

  /**
   * The model in these files. Its network may have layers of the kinds in the user's jars, and
   * those that its study admitted.
   *
   * @param files by name, as {@link #files} gives them
   * @throws BadModelFile if one is missing or cannot be read
   */
  public static TrainedModel of(Map<String, byte[]> files) {
    NativeParts.replace();
    LabelsFile labels = labels(file(files, LABELS_FILE));
    ModelDescription description = labels.description();
    FittedInputs preparation = preparation(description, file(files, PREPARATION_FILE));
    int weights = preparation.classWeights().length;
    if (weights != 0 && weights != description.labels().size()) {
      throw new BadModelFile(
          PREPARATION_FILE + " has " + weights + " weights for the labels " + description.labels());
    }
    TrainedNetwork network = NetworkFile.read(file(files, NETWORK_FILE), labels.admitted());
    network.requireShape(preparation.inputs(), outputs(description, preparation));
    TrainedModel model =
        new TrainedModel(labels, preparation, network, intervals(files.get(INTERVALS_FILE)));
    model.requireOutputs();
    return model;
  }

  private static int outputs(ModelDescription description, FittedInputs preparation) {
    return description.task() == Task.REGRESSION
        ? preparation.targetNumbers()
        : description.outputs();
  }

  /** Predicts for a row of zeros, as it is predicted later. */
  private void requireOutputs() {
    try {
      outputs((rows, from, count, into) -> {}, new int[1]);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw BadModelFile.damaged(NETWORK_FILE, e);
    }
  }

  /** The engine that trains such a network for a study that asks for this one. */
  public Engine engine(Engine asked) {
    return Engines.taken(network.configuration(), asked);
  }

  /** The files to keep the model in, by name; {@code model.zip} loads in any Deeplearning4j. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(NETWORK_FILE, NetworkFile.write(network));
    DataKind kind = Extensions.dataKinds().named(description().data());
    files.put(PREPARATION_FILE, kind.write(preparation));
    files.put(LABELS_FILE, labels.write());
    if (intervals != null) {
      files.put(INTERVALS_FILE, RecordJson.write(intervals));
    }
    return files;
  }

  /** The same model with the errors of its forecasts. */
  public TrainedModel with(SeriesIntervals errors) {
    return new TrainedModel(labels, preparation, network, errors);
  }

  /** The errors of forecasts; empty where they are not known. */
  public Optional<SeriesIntervals> intervals() {
    return Optional.ofNullable(intervals);
  }

  private static @Nullable SeriesIntervals intervals(byte @Nullable [] file) {
    try {
      return file == null ? null : RecordJson.read(file, SeriesIntervals.class);
    } catch (IOException | RuntimeException e) {
      throw damaged(INTERVALS_FILE, e);
    }
  }

  public ModelDescription description() {
    return labels.description();
  }

  /** The preparation of the rows that the network reads. */
  public FittedInputs preparation() {
    return preparation;
  }

  /**
   * Predicts for all rows of a data set, see {@link #predict(BatchWriter, int)}.
   *
   * @throws DataError if the rows are not of the form that the model was trained on
   */
  public float[][] predict(Dataset data) {
    Optional<TargetCoding> coding = preparation.coding(data);
    if (coding.isEmpty()) {
      return predict(preparation.writer(data), data.rows());
    }
    float[] outputs = outputs(data, RowArrays.all(data.rows()));
    int width = coding.get().numbers();
    float[][] predictions = new float[data.rows()][width];
    double[] numbers = new double[width];
    for (int row = 0; row < predictions.length; row++) {
      coding.get().read(row, outputs, row * coding.get().outputs(), numbers, 0);
      for (int i = 0; i < width; i++) {
        predictions[row][i] = (float) numbers[i];
      }
    }
    return predictions;
  }

  /**
   * Predicts for rows: the probability of each class in the order of the labels, or one number in
   * the target's own unit.
   *
   * @param writer that the preparation made
   * @param count of rows, numbered from 0
   */
  public float[][] predict(BatchWriter writer, int count) {
    float[] outputs = outputs(writer, RowArrays.all(count));
    int width = description().outputs();
    float[][] predictions = new float[count][width];
    for (int i = 0; i < outputs.length; i++) {
      predictions[i / width][i % width] =
          description().task() == Task.REGRESSION
              ? (float) preparation.targetScale().unscaled(outputs[i])
              : outputs[i];
    }
    return predictions;
  }

  /** The value of every metric on some rows, at least one. */
  public Scores score(Dataset data, int[] rows, MeasuredMetrics measured) {
    return measured.scores(predictions(data, rows));
  }

  /** The predictions for some rows beside the truth, at least one row. */
  public Predictions predictions(Dataset data, int[] rows) {
    List<String> known = data.target().labels();
    if (!known.equals(description().labels())) {
      throw new IllegalArgumentException(
          "the model predicts " + description().labels() + ", but the data has " + known);
    }
    Optional<TargetCoding> coding = preparation.coding(data);
    int[] scored = coding.map(each -> each.scored(rows)).orElse(rows);
    float[] outputs = outputs(data, scored);
    Predictions predictions =
        TargetPredictions.of(data.target(), scored, outputs, preparation.targetScale(), coding);
    return predictions instanceof LabelsPredictions sets
        ? sets.chosen(description().choice())
        : predictions;
  }

  /**
   * The quantiles of each number that is predicted for a row, rising; empty where there are none.
   *
   * @throws DataError if the rows are not of the form that the model was trained on
   */
  double[][] quantiles(Dataset data) {
    TargetCoding coding = preparation.coding(data).orElseThrow();
    double[][] quantiles = new double[data.rows()][coding.numbers() * coding.quantiles().size()];
    if (!coding.quantiles().isEmpty()) {
      float[] outputs = outputs(data, RowArrays.all(data.rows()));
      for (int row = 0; row < quantiles.length; row++) {
        coding.readQuantiles(row, outputs, row * coding.outputs(), quantiles[row], 0);
      }
    }
    return quantiles;
  }

  private float[] outputs(Dataset data, int[] rows) {
    return PreparedData.of(data, preparation).outputs(rows, this::outputs);
  }

  private float[] outputs(BatchWriter writer, int[] rows) {
    return Engines.outputs(
        network, writer, rows, preparation.inputs(), outputs(description(), preparation));
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    byte[] file = files.get(name);
    if (file == null) {
      throw new BadModelFile("there is no file " + name);
    }
    return file;
  }

  private static LabelsFile labels(byte[] file) {
    try {
      return LabelsFile.read(file);
    } catch (IOException e) {
      throw damaged(LABELS_FILE, e);
    }
  }

  private static FittedInputs preparation(ModelDescription description, byte[] file) {
    DataKind kind;
    try {
      kind = Extensions.dataKinds().named(description.data());
    } catch (IllegalArgumentException e) {
      throw new BadModelFile(LABELS_FILE + ": " + e.getMessage(), e);
    }
    try {
      return kind.inputs(file);
    } catch (IOException | RuntimeException e) {
      throw damaged(PREPARATION_FILE, e);
    }
  }

  private static BadModelFile damaged(String name, Exception cause) {
    return cause instanceof JsonProcessingException json
        ? BadModelFile.damaged(name, new IOException(json.getOriginalMessage(), cause))
        : BadModelFile.damaged(name, cause);
  }
}
