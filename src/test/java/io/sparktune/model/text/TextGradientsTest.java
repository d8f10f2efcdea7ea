package io.sparktune.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.InputShape;
import io.sparktune.model.GradientCheck;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.OptimizerSettings;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.model.Shape;
import io.sparktune.model.sequence.Summary;
import io.sparktune.training.nd4j.InputBatch;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.nd4j.Networks;
import io.sparktune.training.nd4j.TrainableNetwork;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks on texts of unequal length: their gradients, and what is behind the end of a text. */
final class TextGradientsTest {

  private static final int VOCABULARY = 11;
  private static final int CLASSES = 3;
  private static final int[] LENGTHS = {6, 1, 3, 6, 2};

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  static Stream<TextNetwork> networks() {
    return Stream.of(
        TextNetworks.BAG,
        TextNetworks.of(Architecture.BAG, new BagTower(Summary.MAX)),
        TextNetworks.CONVOLUTIONS,
        TextNetworks.of(
            Architecture.TEXT_CNN, new ConvolutionTower(List.of(1, 4, 9), 3, "tanh", 0)),
        TextNetworks.lstm(false, 0, Summary.LAST, 4, 3),
        TextNetworks.lstm(false, 0, Summary.MAX, 4, 3),
        TextNetworks.lstm(false, 0, Summary.MEAN, 4),
        TextNetworks.lstm(true, 0, Summary.LAST, 4, 3),
        TextNetworks.lstm(true, 0, Summary.MAX, 4),
        TextNetworks.lstm(true, 0, Summary.MEAN, 4),
        TextNetworks.lstm(true, 0, Summary.ATTENTION, 4),
        TextNetworks.attention(Positioning.NONE, 1, Summary.MAX, 0),
        TextNetworks.attention(Positioning.LEARNED, 2, Summary.MEAN, 0),
        TextNetworks.attention(Positioning.LEARNED, 1, Summary.ATTENTION, 0));
  }

  private static NetworkConfiguration configuration(TextNetwork settings, int most) {
    OptimizerSettings optimizer =
        new OptimizerSettings(
            new Updater.Adam(0.9, 0.999, 1e-8),
            new LearningRate(0.01, new Schedule.Constant(), 0),
            new Clipping.None());
    Shape shape = Shape.ofClasses(List.of(new InputShape.Tokens(most, VOCABULARY)), CLASSES);
    return new NetworkBuilder(settings, optimizer, shape).configuration(1, 1, 0, 3);
  }

  private static float[] ids(int row) {
    SplittableRandom random = new SplittableRandom(row);
    float[] ids = new float[LENGTHS[row]];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = 1 + random.nextInt(VOCABULARY - 1);
    }
    return ids;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreThoseOfTheLoss(TextNetwork settings) {
    int most = 6;
    INDArray ids = Nd4j.zeros(DataType.DOUBLE, LENGTHS.length, most);
    INDArray mask = Nd4j.zeros(DataType.DOUBLE, LENGTHS.length, most);
    INDArray targets = Nd4j.zeros(DataType.DOUBLE, LENGTHS.length, CLASSES);
    for (int row = 0; row < LENGTHS.length; row++) {
      float[] tokens = ids(row);
      for (int step = 0; step < tokens.length; step++) {
        ids.putScalar(row, step, tokens[step]);
        mask.putScalar(row, step, 1);
      }
      targets.putScalar(row, row % CLASSES, 1);
    }
    GradientCheck.requireRight(
        configuration(settings, most), new INDArray[] {ids}, new INDArray[] {mask}, targets);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void neitherPaddingNorCompanyChangesAnOutput(TextNetwork settings) {
    NetworkConfiguration configuration = configuration(settings, 12);
    float[] weights;
    try (TrainableNetwork first = Networks.initialised(configuration)) {
      weights = first.state().parameters();
    }
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) random.nextDouble(-0.5, 0.5);
    }
    try (TrainableNetwork network = Networks.withParameters(configuration, weights)) {
      float[] together = outputs(network, new int[] {0, 1, 2, 3, 4}, 6);
      for (int row = 0; row < LENGTHS.length; row++) {
        float[] alone = outputs(network, new int[] {row}, 12);
        float[] inLongCompany = outputs(network, new int[] {row, 0, 3}, 12);
        for (int output = 0; output < CLASSES; output++) {
          Offset<Float> rounding = Offset.offset(1e-6f);
          assertThat(alone[output]).isCloseTo(together[row * CLASSES + output], rounding);
          assertThat(inLongCompany[output]).isCloseTo(together[row * CLASSES + output], rounding);
        }
      }
    }
  }

  private static float[] outputs(TrainableNetwork network, int[] rows, int most) {
    float[] outputs = new float[rows.length * CLASSES];
    InputShape shape = new InputShape.Tokens(most, VOCABULARY);
    try (InputBatch batch = new InputBatch(List.of(shape), rows.length)) {
      for (int i = 0; i < rows.length; i++) {
        float[] ids = ids(rows[i]);
        System.arraycopy(ids, 0, batch.values(0), i * most, ids.length);
      }
      network.outputs(batch, outputs, 0);
    }
    return outputs;
  }
}
