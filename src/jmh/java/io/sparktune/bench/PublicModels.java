package io.sparktune.bench;

import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.SavedNetwork;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.model.json.ModelFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelUtils;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads the models of Deeplearning4j's own test resources below a folder, and compares what they
 * give with the outputs that lie beside them. Prints a line for each.
 */
public final class PublicModels {

  private static final List<String> BESIDE =
      List.of("_weights.h5", "inputs_and_outputs.h5", "/in.bin", "/out.bin", "/labels.bin");

  private PublicModels() {}

  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        files = all.filter(PublicModels::isModel).sorted().toList();
      }
      for (Path file : files) {
        System.out.println(Path.of(folder).relativize(file) + "\t" + outcome(file));
      }
    }
  }

  private static boolean isModel(Path file) {
    String name = file.toString();
    return name.matches(".*\\.(h5|zip|bin)")
        && !name.matches(".*_(Input|Output)_.*|.*gradient\\.bin")
        && BESIDE.stream().noneMatch(name::endsWith);
  }

  private static String outcome(Path file) throws IOException {
    SavedNetwork network;
    try {
      network = ModelFile.read(Files.readAllBytes(file), Set.of());
    } catch (BadModelFile e) {
      return "refused: " + String.valueOf(e.getMessage()).replace('\n', ' ');
    }
    String read = "read, " + network.parameters().length + " parameters";
    try {
      List<INDArray[]> sample = sample(file);
      if (sample.isEmpty()) {
        return read;
      }
      INDArray given = output(network, sample.get(0));
      INDArray wanted = sample.get(1)[0].castTo(given.dataType());
      if (given.length() != wanted.length()) {
        return read + "; gives " + given.shapeInfoToString() + " for " + wanted.shapeInfoToString();
      }
      double farthest =
          given
              .reshape(given.length())
              .sub(wanted.reshape(wanted.length()))
              .amaxNumber()
              .doubleValue();
      return String.format(Locale.ROOT, "%s; farthest output %.1e", read, farthest);
    } catch (RuntimeException e) {
      return read + "; " + e;
    }
  }

  private static INDArray output(SavedNetwork network, INDArray[] inputs) {
    INDArray weights = Nd4j.createFromArray(network.parameters());
    if (network.configuration() instanceof Layers layers) {
      MultiLayerNetwork opened = new MultiLayerNetwork(layers.configuration());
      opened.init(weights, false);
      return opened.output(inputs[0], false);
    }
    ComputationGraph opened =
        new ComputationGraph(((Graph) network.configuration()).configuration());
    opened.init(weights, false);
    return opened.output(false, inputs)[0];
  }

  /** Inputs and the outputs for them; empty where there are none. */
  private static List<INDArray[]> sample(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path keras = file.resolveSibling(name.replace("model.h5", "inputs_and_outputs.h5"));
    if (name.endsWith("model.h5") && Files.exists(keras)) {
      try (Hdf5Archive archive = new Hdf5Archive(keras.toString())) {
        boolean hasPredictions = archive.getGroups().contains("predictions");
        return List.of(
            arrays(archive, "inputs", "inputs"),
            arrays(archive, "outputs", hasPredictions ? "predictions" : "outputs"));
      } catch (Exception e) {
        throw new IllegalStateException(keras + ": " + e.getMessage(), e);
      }
    }
    int release = name.indexOf("_100");
    Path input =
        release < 0
            ? file.resolveSibling("in.bin")
            : file.resolveSibling(name.substring(0, release) + "_Input" + name.substring(release));
    Path output =
        release < 0
            ? file.resolveSibling("out.bin")
            : file.resolveSibling(name.substring(0, release) + "_Output" + name.substring(release));
    return Files.exists(input) && Files.exists(output)
        ? List.of(new INDArray[] {binary(input)}, new INDArray[] {binary(output)})
        : List.of();
  }

  private static INDArray binary(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Nd4j.read(in);
    }
  }

  private static INDArray[] arrays(Hdf5Archive archive, String attribute, String group)
      throws Exception {
    List<INDArray> arrays = new ArrayList<>();
    Object names =
        KerasModelUtils.parseJsonString(archive.readAttributeAsJson(attribute)).get(attribute);
    for (Object name : (List<?>) names) {
      arrays.add(archive.readDataSet(String.valueOf(name), group));
    }
    return arrays.toArray(INDArray[]::new);
  }
}
