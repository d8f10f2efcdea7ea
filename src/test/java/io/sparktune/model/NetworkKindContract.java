package io.sparktune.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.InputBuffers;
import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.OptimizerSettings.Clipping;
import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import io.sparktune.model.OptimizerSettings.Updater;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.nd4j.Batch;
import io.sparktune.training.nd4j.InputBatch;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.nd4j.NetworkBatch;
import io.sparktune.training.nd4j.NetworkFile;
import io.sparktune.training.nd4j.Networks;
import io.sparktune.training.nd4j.TrainableNetwork;
import io.sparktune.training.nd4j.TrainedNetwork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every kind of network fulfils this. */
public abstract class NetworkKindContract<S extends NetworkSettings> {

  private static final int CLASSES = 3;
  private static final int ROWS = 12;
  private static final long SEED = 11;

  protected abstract NetworkKind<S> kind();

  /** Settings without dropout, batch normalisation and penalties, with smooth activations. */
  protected abstract S plain();

  /** Settings that differ from the plain ones and from each other, some with what is random. */
  protected abstract List<S> others();

  /** Inputs that the kind accepts. */
  protected abstract List<InputShape> inputs();

  @BeforeAll
  static void useOneNativeThread() {
    NativeThreads.use(1);
  }

  private List<S> all() {
    return Stream.concat(Stream.of(plain()), others().stream()).toList();
  }

  private NetworkBuilder builder(S settings, Updater updater) {
    OptimizerSettings optimizer =
        new OptimizerSettings(
            updater, new LearningRate(0.02, new Schedule.Constant(), 0), new Clipping.None());
    return new NetworkBuilder(settings, optimizer, Shape.ofClasses(inputs(), CLASSES));
  }

  private NetworkConfiguration configuration(S settings) {
    return builder(settings, new Updater.Adam(0.9, 0.999, 1e-8)).configuration(1, 10, 0, SEED);
  }

  @Test
  void acceptsItsInputsAndRefusesOthersWithAReason() {
    assertThat(kind().reasonAgainst(inputs())).isEmpty();
    assertThat(kind().reasonAgainst(List.of(strange())).orElse("")).isNotBlank();
  }

  /** A shape that the kind does not read. */
  protected InputShape strange() {
    return new InputShape.Sequence(7, 2);
  }

  @Test
  void settingsNameTheirKind() {
    assertThat(all()).allMatch(settings -> settings.kind().name().equals(kind().name()));
    assertThat(kind().name()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  void digestsTellSettingsApartAndSurviveTheJourney() throws Exception {
    List<String> digests = all().stream().map(NetworkSettings::digest).toList();
    assertThat(digests).doesNotHaveDuplicates().allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    assertThat(all()).extracting(NetworkSettings::digest).isEqualTo(digests);
    for (S settings : all()) {
      NetworkSettings travelled = travelled(settings);
      assertThat(travelled).isEqualTo(settings).hasSameHashCodeAs(settings);
      assertThat(travelled.digest()).isEqualTo(settings.digest());
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    INDArray[] arrays = new INDArray[inputs().size()];
    INDArray[] masks = new INDArray[arrays.length];
    for (int input = 0; input < arrays.length; input++) {
      try (Batch shape = shapeOf(inputs().get(input))) {
        write(input, shape.staged());
        arrays[input] = shape.filled().castTo(DataType.DOUBLE);
        masks[input] = mask(inputs().get(input), arrays[input]);
      }
    }
    INDArray targets = Nd4j.zeros(DataType.DOUBLE, ROWS, CLASSES);
    for (int row = 0; row < ROWS; row++) {
      targets.putScalar(row, row % CLASSES, 1);
    }
    boolean none = Arrays.stream(masks).allMatch(Objects::isNull);
    if (none) {
      GradientCheck.requireRight(configuration(plain()), arrays, targets);
    } else {
      GradientCheck.requireRight(configuration(plain()), arrays, masks, targets);
    }
  }

  /** 1 for the tokens of a text; null for other inputs. */
  private static INDArray mask(InputShape shape, INDArray ids) {
    return shape instanceof InputShape.Tokens ? ids.gt(0).castTo(ids.dataType()) : null;
  }

  private static Batch shapeOf(InputShape shape) {
    return Batch.of(shape, ROWS);
  }

  @Test
  void theSameSeedTrainsTheSameNetwork() {
    for (S settings : all()) {
      assertThat(trained(settings, 5)).isEqualTo(trained(settings, 5));
    }
  }

  @Test
  void theLossFalls() {
    for (S settings : all()) {
      try (TrainableNetwork network = Networks.initialised(configuration(settings));
          NetworkBatch batch = batch()) {
        double first = fit(network, batch, 1);
        double last = first;
        for (int iteration = 2; iteration <= 60; iteration++) {
          last = fit(network, batch, iteration);
        }
        assertThat(last).as(settings.toString()).isLessThan(first);
      }
    }
  }

  @Test
  void resumesAsIfNothingHadHappened() {
    for (S settings : all()) {
      NetworkState halfway;
      try (TrainableNetwork network = Networks.initialised(configuration(settings));
          NetworkBatch batch = batch()) {
        for (int iteration = 1; iteration <= 3; iteration++) {
          fit(network, batch, iteration);
        }
        halfway = network.state();
      }
      try (TrainableNetwork network = Networks.initialised(configuration(settings));
          NetworkBatch batch = batch()) {
        network.resume(halfway);
        for (int iteration = 4; iteration <= 6; iteration++) {
          fit(network, batch, iteration);
        }
        assertThat(bits(network.state())).isEqualTo(trained(settings, 6));
      }
    }
  }

  @Test
  void configurationsComeBackFromJson() {
    for (S settings : all()) {
      NetworkConfiguration configuration = configuration(settings);
      String json = configuration.json();
      NetworkConfiguration read =
          configuration instanceof Layers
              ? new Layers(MultiLayerConfiguration.fromJson(json))
              : new Graph(ComputationGraphConfiguration.fromJson(json));
      assertThat(read).isEqualTo(configuration);
      assertThat(read.json()).isEqualTo(json);
    }
  }

  @Test
  void filesLoadInPlainDeeplearning4jAndGiveTheSameOutputs() throws IOException {
    for (S settings : all()) {
      try (TrainableNetwork network = Networks.initialised(configuration(settings));
          NetworkBatch batch = batch()) {
        fit(network, batch, 1);
        TrainedNetwork kept =
            new TrainedNetwork(
                builder(settings, new Updater.Sgd()).portableConfiguration(SEED),
                network.state().parameters());
        byte[] zip = NetworkFile.write(kept);
        float[] expected = new float[ROWS * CLASSES];
        network.outputs(batch.inputs(), expected, 0);

        assertThat(plainOutputs(kept.configuration(), zip)).isEqualTo(expected);
        TrainedNetwork read = NetworkFile.read(zip, kind().layerClasses());
        read.requireShape(inputs(), CLASSES);
        float[] again = new float[ROWS * CLASSES];
        try (TrainableNetwork opened =
            Networks.withParameters(read.configuration(), read.parameters())) {
          opened.outputs(batch.inputs(), again, 0);
        }
        assertThat(again).isEqualTo(expected);
      }
    }
  }

  private float[] plainOutputs(NetworkConfiguration form, byte[] zip) throws IOException {
    try (InputBatch batch = new InputBatch(inputs(), ROWS)) {
      write(batch);
      INDArray[] arrays = new INDArray[inputs().size()];
      INDArray[] masks = new INDArray[arrays.length];
      for (int input = 0; input < arrays.length; input++) {
        try (Batch copy = shapeOf(inputs().get(input))) {
          System.arraycopy(batch.values(input), 0, copy.staged(), 0, copy.staged().length);
          arrays[input] = copy.filled().dup();
          masks[input] = mask(inputs().get(input), arrays[input]);
        }
      }
      INDArray outputs =
          form instanceof Layers
              ? ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip))
                  .output(arrays[0])
              : ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip))
                  .output(false, arrays, masks)[0];
      return outputs.dup('c').data().asFloat();
    }
  }

  /** The bits of the state after so many iterations. */
  private List<Integer> trained(S settings, int iterations) {
    try (TrainableNetwork network = Networks.initialised(configuration(settings));
        NetworkBatch batch = batch()) {
      for (int iteration = 1; iteration <= iterations; iteration++) {
        fit(network, batch, iteration);
      }
      return bits(network.state());
    }
  }

  private static double fit(TrainableNetwork network, NetworkBatch batch, int iteration) {
    Nd4j.getRandom().setSeed(iteration);
    return network.fit(batch);
  }

  private NetworkBatch batch() {
    NetworkBatch batch = NetworkBatch.of(inputs(), CLASSES, ROWS);
    write(batch.inputs());
    for (int row = 0; row < ROWS; row++) {
      batch.targets().staged()[row * CLASSES + row % CLASSES] = 1;
    }
    return batch;
  }

  private void write(InputBuffers into) {
    for (int input = 0; input < inputs().size(); input++) {
      write(input, into.values(input));
    }
  }

  private void write(int input, float[] values) {
    SplittableRandom random = new SplittableRandom(5 + input);
    InputShape shape = inputs().get(input);
    for (int place = 0; place < values.length; place++) {
      values[place] = (float) value(shape, random);
    }
    if (shape instanceof InputShape.Tokens tokens) {
      for (int row = 0; row < ROWS; row++) { // the first text is the longest
        int length = row == 0 ? tokens.most() : 1 + random.nextInt(tokens.most());
        Arrays.fill(values, row * tokens.most() + length, (row + 1) * tokens.most(), 0);
      }
    }
  }

  private static double value(InputShape shape, SplittableRandom random) {
    if (shape instanceof InputShape.Tokens tokens) {
      return 1 + random.nextInt(tokens.vocabulary() - 1);
    }
    return shape instanceof InputShape.Ids ids
        ? random.nextInt(ids.vocabulary())
        : random.nextDouble() * 2 - 1;
  }

  private static List<Integer> bits(NetworkState state) {
    List<Integer> bits = new ArrayList<>(List.of(state.iterations()));
    for (float[] values : Arrays.asList(state.parameters(), state.updater())) {
      for (float value : values) {
        bits.add(Float.floatToRawIntBits(value));
      }
    }
    return bits;
  }

  private static NetworkSettings travelled(NetworkSettings settings) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(settings);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (NetworkSettings) in.readObject();
    }
  }
}
