package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.json.BadModelFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

final class GraphFileTest {

  private static final int PARAMETERS = 3 * 5 + 5 + (5 + 2) * 2 + 2;
  private static final List<InputShape> INPUTS =
      List.of(new InputShape.Vector(3), new InputShape.Vector(2));

  /** An activation of a user's own. */
  public static final class OwnActivation extends ActivationTanH {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aGraphComesBackAsAGraph() {
    TrainedNetwork network = network(Activation.TANH.getActivationFunction());
    TrainedNetwork read = NetworkFile.read(NetworkFile.write(network), Set.of());
    assertThat(read.configuration()).isEqualTo(network.configuration());
    assertThat(read.parameters()).isEqualTo(network.parameters());
    read.requireShape(INPUTS, 2);
    assertThatThrownBy(() -> read.requireShape(INPUTS, 3)).isInstanceOf(BadModelFile.class);
    List<InputShape> one = List.of(new InputShape.Vector(3));
    assertThatThrownBy(() -> read.requireShape(one, 2)).isInstanceOf(BadModelFile.class);
    List<InputShape> wider = List.of(new InputShape.Vector(4), new InputShape.Vector(2));
    assertThatThrownBy(() -> read.requireShape(wider, 2))
        .isInstanceOf(BadModelFile.class)
        .hasMessage(
            "the network does not read [Vector[width=4], Vector[width=2]] and give 2 outputs");
  }

  @Test
  void classesOfAUsersOwnAreReadOnlyWhereAKindDeclaresThem() {
    byte[] file = NetworkFile.write(network(new OwnActivation()));
    String name = OwnActivation.class.getName();
    assertThatThrownBy(() -> NetworkFile.read(file, Set.of()))
        .isInstanceOf(BadModelFile.class)
        .hasMessage("configuration.json names the class " + name);
    assertThatThrownBy(() -> NetworkFile.read(file, Set.of(name + "X")))
        .isInstanceOf(BadModelFile.class);
    assertThat(NetworkFile.read(file, Set.of(name)).parameters()).hasSize(PARAMETERS);
  }

  @Test
  void otherClassesAreRefusedWhereverTheyStandInTheGraph() {
    byte[] file = NetworkFile.write(network(Activation.TANH.getActivationFunction()));
    for (String known :
        List.of(
            "org.deeplearning4j.nn.conf.graph.MergeVertex",
            "org.deeplearning4j.nn.conf.graph.LayerVertex",
            "org.deeplearning4j.nn.conf.layers.DenseLayer",
            "org.nd4j.linalg.activations.impl.ActivationTanH")) {
      byte[] changed =
          withConfiguration(file, json -> json.replace(known, "javax.script.ScriptEngineManager"));
      assertThatThrownBy(() -> NetworkFile.read(changed, Set.of()))
          .isInstanceOf(BadModelFile.class)
          .hasMessage("configuration.json names the class javax.script.ScriptEngineManager");
    }
  }

  @Test
  void aGiantGraphIsRefusedBeforeMemoryIsTaken() {
    byte[] file = NetworkFile.write(network(Activation.TANH.getActivationFunction()));
    byte[] giant =
        withConfiguration(file, json -> json.replaceAll("\"nout\" ?: ?5", "\"nout\":999999999"));
    assertThatThrownBy(() -> NetworkFile.read(giant, Set.of()))
        .isInstanceOf(BadModelFile.class)
        .hasMessageStartingWith("the network has ");
  }

  private static TrainedNetwork network(IActivation activation) {
    NetworkConfiguration configuration =
        new NetworkConfiguration.Graph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("a", "b")
                .addLayer(
                    "hidden",
                    new DenseLayer.Builder().nIn(3).nOut(5).activation(activation).build(),
                    "a")
                .addVertex("merged", new MergeVertex(), "hidden", "b")
                .addLayer(
                    "output",
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(7)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build(),
                    "merged")
                .setOutputs("output")
                .build());
    return new TrainedNetwork(configuration, new float[PARAMETERS]);
  }

  private static byte[] withConfiguration(byte[] file, UnaryOperator<String> change) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        if (entry.getName().equals("configuration.json")) {
          String json = new String(content, StandardCharsets.UTF_8);
          String changed = change.apply(json);
          assertThat(changed).isNotEqualTo(json);
          content = changed.getBytes(StandardCharsets.UTF_8);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
