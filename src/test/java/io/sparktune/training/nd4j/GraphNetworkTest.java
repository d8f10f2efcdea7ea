package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.training.checkpoints.NetworkState;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

final class GraphNetworkTest {

  private static final int ROWS = 20;
  private static final List<InputShape> INPUTS = List.of(new InputShape.Vector(3));

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChainOfLayersTrainsTheSameInBothForms(boolean weighted) {
    MultiLayerNetwork layers = layers();
    try (TrainableNetwork graph = new GraphNetwork(layers().toComputationGraph());
        TrainableNetwork chain = new LayeredNetwork(layers);
        NetworkBatch batch = batch(weighted)) {
      assertThat(graph.parameterCount()).isEqualTo(chain.parameterCount());
      assertThat(graph.updaterCount()).isEqualTo(chain.updaterCount());
      for (int iteration = 0; iteration < 5; iteration++) {
        assertThat(graph.fit(batch)).isEqualTo(chain.fit(batch));
      }
      NetworkState expected = chain.state();
      assertThat(graph.state()).usingRecursiveComparison().isEqualTo(expected);
      assertThat(outputs(graph, batch)).isEqualTo(outputs(chain, batch));
    }
  }

  @Test
  void graphsAreGivenBack() {
    // 1000 x 1000 weights, their gradients and two moments of Adam: 16 MB and more in each.
    ComputationGraphConfiguration large =
        layers(1000, 1000).toComputationGraph().getConfiguration();
    trainAndClose(large, 2);
    long before = Pointer.physicalBytes();
    trainAndClose(large, 20);
    // Twenty networks kept would be 320 MB; what is allowed for is the allocator's slack.
    assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
  }

  private static void trainAndClose(ComputationGraphConfiguration configuration, int networks) {
    for (int i = 0; i < networks; i++) {
      try (TrainableNetwork graph =
              Networks.initialised(new NetworkConfiguration.Graph(configuration.clone()));
          NetworkBatch batch = NetworkBatch.of(List.of(new InputShape.Vector(1000)), 2, ROWS)) {
        assertThat(graph.fit(batch)).isFinite();
        graph.outputs(batch.inputs(), new float[ROWS * 2], 0);
      }
    }
  }

  private static float[] outputs(TrainableNetwork network, NetworkBatch batch) {
    float[] outputs = new float[ROWS * 2 + 1];
    network.outputs(batch.inputs(), outputs, 1);
    assertThat(outputs[0]).isZero();
    return outputs;
  }

  private static NetworkBatch batch(boolean weighted) {
    NetworkBatch batch =
        weighted ? NetworkBatch.weighted(INPUTS, 2, ROWS) : NetworkBatch.of(INPUTS, 2, ROWS);
    SplittableRandom random = new SplittableRandom(3);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < 3; column++) {
        batch.inputs().values(0)[row * 3 + column] = (float) random.nextDouble();
      }
      batch.targets().staged()[row * 2 + row % 2] = 1;
    }
    batch
        .weights()
        .ifPresent(
            weights -> {
              for (int row = 0; row < ROWS; row++) {
                weights.staged()[row] = row % 2 == 0 ? 0.5f : 3;
              }
            });
    return batch;
  }

  private static MultiLayerNetwork layers() {
    return layers(3, 5);
  }

  private static MultiLayerNetwork layers(int inputs, int units) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(4)
                .updater(new Adam(0.01))
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(inputs)
                        .nOut(units)
                        .activation(Activation.TANH)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(units)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }
}
