package io.sparktune.model.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.SavedNetwork;
import io.sparktune.model.json.NetworkZip;
import io.sparktune.training.nd4j.NativeThreads;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A base that reads images with their channels last, as Keras's do, gives the same for ours. */
final class ChannelsLastTest {

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"convolved", "dense"})
  void whatIsFrozenGivesTheSame(String freeze) {
    MultiLayerConfiguration layers =
        new NeuralNetConfiguration.Builder()
            .seed(3)
            .list(
                new ConvolutionLayer.Builder(3, 3)
                    .name("convolved")
                    .nOut(4)
                    .dataFormat(CNN2DFormat.NHWC)
                    .build(),
                new DenseLayer.Builder().name("dense").nOut(7).build(),
                new OutputLayer.Builder().name("output").nOut(5).build())
            .setInputType(InputType.convolutional(6, 5, 2, CNN2DFormat.NHWC))
            .build();
    MultiLayerNetwork trained = new MultiLayerNetwork(layers);
    trained.init();
    SavedNetwork saved = new SavedNetwork(new Layers(layers), trained.params().data().asFloat());
    BaseNetwork base = BaseNetwork.of(NetworkZip.read(NetworkZip.write(saved), Set.of()));
    BaseParts parts = BaseParts.of(base, "dense", freeze);
    SavedNetwork file = parts.frozenNetwork();
    SavedNetwork frozen = NetworkZip.read(NetworkZip.write(file), Set.of());
    INDArray images = Nd4j.rand(DataType.FLOAT, 3, 2, 6, 5);
    ComputationGraph opened =
        new ComputationGraph(((Graph) frozen.configuration()).configuration());
    opened.init(Nd4j.createFromArray(frozen.parameters()), false);

    float[] given = opened.output(false, images)[0].dup('c').data().asFloat();
    int place = freeze.equals("dense") ? 2 : 1;
    float[] wanted =
        trained.feedForward(images.permute(0, 2, 3, 1).dup()).get(place).dup('c').data().asFloat();
    assertThat(given).hasSameSizeAs(wanted);
    for (int at = 0; at < given.length; at++) {
      assertThat(given[at]).isCloseTo(wanted[at], Offset.offset(1e-5f));
    }
    InputShape shape = parts.shape(parts.frozen(), List.of(new InputShape.Image(2, 6, 5)));
    assertThat(shape.numbers()).isEqualTo(wanted.length / 3);
  }
}
