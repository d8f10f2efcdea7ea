package io.sparktune.training;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputShape;
import io.sparktune.data.augmentation.Augmentation;
import io.sparktune.data.folds.Oversampling;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.Pretrained;
import io.sparktune.model.Shape;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.engine.Engines;
import io.sparktune.training.metrics.Divergence;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.metrics.outputs.TargetPredictions;
import io.sparktune.training.nd4j.Forward;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.nd4j.NetworkFile;
import io.sparktune.training.nd4j.PretrainedNetworks;
import io.sparktune.training.nd4j.TrainableNetwork;
import io.sparktune.training.nd4j.TrainedNetwork;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Seeds;
import java.util.List;

/**
 * A network on its way from first weights to trained ones, with the preparation of its rows. Owns
 * native memory; belongs to the thread that opened it, as what is random in Deeplearning4j does.
 */
public final class TrainingRun implements AutoCloseable {

  private final PreparedData data;
  private final Shape shape;
  private final NetworkBuilder builder;
  private final TrainableNetwork network;
  private final NetworkFitting fitting;
  private final long seed;

  /**
   * Builds the network.
   *
   * @param data prepared as fitted on the same rows
   * @param stages the last of which is trained here; the others lead up to it
   * @param epochs that the learning rate's schedule spans
   */
  public TrainingRun(PreparedData data, int[] trainRows, List<Stage> stages, int epochs) {
    NativeThreads.applyToThisThread();
    TrialSettings plan = stages.get(stages.size() - 1).plan();
    this.data = data;
    this.seed = stages.get(stages.size() - 1).seed();
    int batchSize = plan.training().batchSize();
    int[] rows =
        Oversampling.rows(
            data.target(),
            data.trainable(trainRows),
            plan.preparation().imbalance(),
            Seeds.derive(seed, "oversample", 0));
    List<InputShape> inputs = data.fitted().inputs();
    shape = Shape.of(data.fitted(), data.target());
    builder = new NetworkBuilder(plan.network(), plan.optimizer(), shape);
    Labels labels = new Labels(builder, shape, data, rows);
    int iterations = NetworkFitting.iterations(rows.length, batchSize);
    long first = Seeds.derive(seed, "weights", 0);
    NetworkConfiguration configuration =
        builder.configuration(iterations, epochs, lag(stages, rows.length, 0), first);
    Pretrained before = builder.pretrained();
    int unfrozenLag = lag(stages, rows.length, before.unfreezeAfter());
    network =
        PretrainedNetworks.of(
            before,
            Engines.initialised(configuration, plan.training().engine()),
            () ->
                Engines.initialised(
                    builder.unfrozenConfiguration(iterations, epochs, unfrozenLag, first),
                    plan.training().engine()),
            inputs,
            data.fitted().augmentation(plan.augmentation()) == Augmentation.NONE);
    fitting = fitting(rows, labels, plan);
  }

  /**
   * By how many iterations a network is behind that counts them from an epoch on. Stages with other
   * batches had other numbers of iterations in their epochs.
   */
  private static int lag(List<Stage> stages, int rows, int from) {
    int batchSize = stages.get(stages.size() - 1).plan().training().batchSize();
    int iterations = NetworkFitting.iterations(rows, batchSize);
    int lag = from * iterations;
    int begin = 0;
    for (Stage before : stages.subList(0, stages.size() - 1)) {
      int missing =
          iterations - NetworkFitting.iterations(rows, before.plan().training().batchSize());
      lag += Math.max(0, before.until() - Math.max(begin, from)) * missing;
      begin = before.until();
    }
    return lag;
  }

  private NetworkFitting fitting(int[] rows, Labels labels, TrialSettings plan) {
    try {
      return new NetworkFitting(
          network,
          data,
          rows,
          labels,
          data.fitted().classWeights(),
          data.fitted().augmentation(plan.augmentation()),
          plan.training().batchSize(),
          seed);
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  /** Trains on all rows once and returns the mean loss of the batches. */
  public double epoch(int epoch) {
    return fitting.epoch(epoch);
  }

  /** What the network as it is gives: probabilities or scaled numbers, row after row. */
  float[] outputs(int[] rows) {
    return data.outputs(rows, this::outputs);
  }

  /** The same for rows that another writer numbers. */
  float[] outputs(BatchWriter writer, int[] rows) {
    float[] outputs = Forward.outputs(network, writer, rows, shape.inputs(), shape.outputs());
    if (builder.hasMargins()) {
      Forward.softmax(outputs, shape.outputs());
    }
    return outputs;
  }

  /** The length of {@link #outputs} for so many rows. */
  int outputCount(int rows) {
    return Math.multiplyExact(rows, data.outputs(shape.outputs()));
  }

  /**
   * The predictions of the outputs.
   *
   * @throws Divergence if that is not a finite number everywhere
   */
  Predictions predictions(int[] rows, float[] outputs) {
    return TargetPredictions.of(
        data.target(), rows, outputs, data.fitted().targetScale(), data.coding());
  }

  PreparedData data() {
    return data;
  }

  /** The whole network as it is, with a configuration that any Deeplearning4j program can load. */
  public TrainedNetwork trained() {
    return new TrainedNetwork(
        builder.portableConfiguration(Seeds.derive(seed, "weights", 0)), network.wholeParameters());
  }

  /** The size of the network in a file, see {@link NetworkFile#size}. */
  long fileBytes() {
    // Another seed has other digits; what is built alike should be of one size.
    return NetworkFile.size(builder.portableConfiguration(0), wholeParameterCount());
  }

  /** The number of weights that are trained. */
  int parameterCount() {
    return network.parameterCount();
  }

  /** The number of weights, with those of a frozen part. */
  int wholeParameterCount() {
    return network.wholeParameterCount();
  }

  /** The number of rows for which a frozen part is not computed again. */
  int keptRows() {
    return network.keptRows();
  }

  /** The number of weights that the state after an epoch has. */
  int parameterCount(int epoch) {
    return network.parameterCount(epoch);
  }

  /** The number of values that the updater remembers after an epoch. */
  int updaterCount(int epoch) {
    return network.updaterCount(epoch);
  }

  /** The state of the network. */
  public NetworkState state() {
    return network.state();
  }

  /** Continues from a state with as many numbers. */
  public void resume(NetworkState state) {
    network.resume(state);
  }

  @Override
  public void close() {
    fitting.close();
    network.close();
  }
}
