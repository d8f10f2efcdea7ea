package io.sparktune.model.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NumberGradients;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.Shape;
import io.sparktune.model.autoencoder.AutoencoderSettings.Noise;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.nd4j.InputBatch;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.nd4j.NetworkBatch;
import io.sparktune.training.nd4j.NetworkFile;
import io.sparktune.training.nd4j.Networks;
import io.sparktune.training.nd4j.TrainableNetwork;
import io.sparktune.training.nd4j.TrainedNetwork;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class AutoencoderKindTest {

  private static final List<InputShape> INPUTS = List.of(new InputShape.Vector(6));
  private static final int ROWS = 8;

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  private static NetworkBuilder builder(AutoencoderSettings settings) {
    return new NetworkBuilder(
        settings,
        new OptimizerSettings(
            new Updater.Adam(0.9, 0.999, 1e-8),
            new LearningRate(0.02, new Schedule.Constant(), 0),
            new Clipping.None()),
        Shape.ofNumber(INPUTS));
  }

  private static NetworkConfiguration configuration(AutoencoderSettings settings) {
    return builder(settings).configuration(1, 10, 0, 3);
  }

  private static NetworkBatch batch() {
    NetworkBatch batch = NetworkBatch.of(INPUTS, 1, ROWS);
    SplittableRandom random = new SplittableRandom(1);
    float[] values = batch.inputs().values(0);
    for (int row = 0; row < ROWS; row++) {
      float one = (float) random.nextGaussian();
      float other = (float) random.nextGaussian();
      for (int i = 0; i < 6; i++) {
        values[row * 6 + i] = i % 2 == 0 ? one : i * other / 3;
      }
    }
    return batch;
  }

  private static NetworkState trained(AutoencoderSettings settings, int iterations) {
    try (TrainableNetwork network = Networks.initialised(configuration(settings));
        NetworkBatch batch = batch()) {
      fit(network, batch, 1, iterations);
      return network.state();
    }
  }

  private static void fit(TrainableNetwork network, NetworkBatch batch, int first, int last) {
    for (int iteration = first; iteration <= last; iteration++) {
      Nd4j.getRandom().setSeed(iteration);
      network.fit(batch);
    }
  }

  @Test
  void gradientsAreThoseOfTheErrorAndOfItsPenalty() {
    new NumberGradients(new AutoencoderKind(), Autoencoders.autoencoder(new Noise.None(), 0))
        .requireRight(INPUTS);
    double[] plain = gradient(0);
    double[] penalised = gradient(0.7);
    double step = 1e-5;
    for (int place = 0; place < plain.length; place++) {
      double slope = (meanCode(place, step) - meanCode(place, -step)) / (2 * step);
      assertThat((penalised[place] - plain[place]) / ROWS)
          .as("weight " + place)
          .isCloseTo(0.7 * slope, within(1e-7));
    }
  }

  private static ComputationGraph network(double sparsity) {
    NetworkConfiguration.Graph graph =
        (NetworkConfiguration.Graph)
            configuration(Autoencoders.autoencoder(new Noise.None(), sparsity));
    graph.configuration().setDataType(DataType.DOUBLE);
    ComputationGraph network = new ComputationGraph(graph.configuration());
    network.init();
    try (NetworkBatch batch = batch()) {
      network.setInputs(
          Nd4j.createFromArray(batch.inputs().values(0)).reshape(ROWS, 6).castTo(DataType.DOUBLE));
    }
    network.setLabels(Nd4j.zeros(DataType.DOUBLE, ROWS, 1));
    return network;
  }

  private static double[] gradient(double sparsity) {
    ComputationGraph network = network(sparsity);
    network.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    return network.getGradientsViewArray().dup().data().asDouble();
  }

  /** The mean absolute code with another weight. */
  private static double meanCode(int place, double step) {
    ComputationGraph network = network(0);
    network.params().putScalar(place, network.params().getDouble(place) + step);
    INDArray code = network.feedForward(false).get("code");
    return code.norm1Number().doubleValue() / code.length();
  }

  @Test
  void theOutputIsTheMeanSquaredErrorAndNoiseAndPenaltyAreNoPartOfIt() {
    float[] first = new float[ROWS];
    for (AutoencoderSettings settings :
        List.of(
            Autoencoders.autoencoder(new Noise.None(), 0),
            Autoencoders.autoencoder(new Noise.Gaussian(5), 0.5))) {
      try (TrainableNetwork network = Networks.initialised(configuration(settings));
          NetworkBatch batch = batch()) {
        float[] errors = new float[ROWS];
        network.outputs(batch.inputs(), errors, 0);
        for (float error : errors) {
          assertThat(error).isPositive();
        }
        first = first[0] == 0 ? errors : first;
        assertThat(errors).containsExactly(first);
      }
    }
  }

  @Test
  void itLearnsWhatItReadsAndFilesGiveTheSameErrors() throws Exception {
    AutoencoderSettings settings = Autoencoders.autoencoder(new Noise.Gaussian(0.05), 1e-3);
    try (TrainableNetwork network = Networks.initialised(configuration(settings));
        NetworkBatch batch = batch();
        InputBatch inputs = batch.inputs()) {
      float[] before = new float[ROWS];
      float[] after = new float[ROWS];
      float[] read = new float[ROWS];
      network.outputs(inputs, before, 0);
      fit(network, batch, 1, 400);
      network.outputs(inputs, after, 0);
      assertThat(sum(after)).isLessThan(0.3 * sum(before));
      byte[] file =
          NetworkFile.write(
              new TrainedNetwork(
                  builder(settings).portableConfiguration(3), network.state().parameters()));
      TrainedNetwork kept = NetworkFile.read(file, Set.of());
      kept.requireShape(INPUTS, 1);
      try (TrainableNetwork again =
          Networks.withParameters(kept.configuration(), kept.parameters())) {
        again.outputs(inputs, read, 0);
      }
      assertThat(read).containsExactly(after);
    }
  }

  private static double sum(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum;
  }

  @Test
  void resumesAsIfNothingHadHappened() {
    for (AutoencoderSettings settings :
        List.of(
            Autoencoders.autoencoder(new Noise.Gaussian(0.1), 0.1),
            Autoencoders.autoencoder(new Noise.Masking(0.3), 0))) {
      NetworkState whole = trained(settings, 6);
      NetworkState half = trained(settings, 3);
      try (TrainableNetwork network = Networks.initialised(configuration(settings));
          NetworkBatch batch = batch()) {
        network.resume(half);
        fit(network, batch, 4, 6);
        assertThat(network.state().parameters()).isEqualTo(whole.parameters());
        assertThat(network.state().updater()).isEqualTo(whole.updater());
      }
    }
  }
}
