package io.sparktune.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.SavedNetwork;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.hdf5.global.hdf5;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * The HDF5 file ({@code .h5}) in which Keras keeps models, imported by Deeplearning4j. What it
 * makes of one passes the same checks as a configuration of a stranger.
 */
public final class KerasFile {

  private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final String CONFIGURATION = "model_config";
  private static final String LAYERS = "org.deeplearning4j.nn.modelimport.keras.layers.";
  private static final String ORTHOGONAL = "orthogonal";
  private static final ObjectMapper JSON = StrictJson.builder().build();

  /** Whose code comes with the file, that mask rows, or that Deeplearning4j lacks. */
  private static final Set<String> REFUSED =
      Set.of("Lambda", "TFOpLambda", "Masking", "GRU", "ConvLSTM2D");

  private KerasFile() {}

  /** Whether a file begins as HDF5 does. */
  public static boolean isOne(byte[] file) {
    if (file.length < MAGIC.length) {
      return false;
    }
    for (int place = 0; place < MAGIC.length; place++) {
      if (file[place] != MAGIC[place]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The network in a file.
   *
   * @throws BadModelFile if it is damaged, or has a layer that Deeplearning4j lacks
   */
  public static SavedNetwork read(byte[] file) {
    if (!isOne(file)) {
      throw new BadModelFile("is not an HDF5 file");
    }
    try {
      Path copy = Files.createTempFile("sparktune", ".h5"); // the library reads files alone
      try {
        Files.write(copy, file);
        return read(copy.toString());
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new BadModelFile("cannot be copied to read it: " + e.getMessage(), e);
    }
  }

  private static SavedNetwork read(String file) {
    try {
      hdf5.H5Eset_auto2(hdf5.H5E_DEFAULT, null, null); // or it prints what is wrong
      JsonNode model = configuration(file);
      requireLayers(model);
      return imported(file, model);
    } catch (BadConfiguration e) {
      throw new BadModelFile(String.valueOf(e.getMessage()), e);
    } catch (UnsupportedKerasConfigurationException | InvalidKerasConfigurationException e) {
      throw new BadModelFile("cannot be imported: " + BadModelFile.reason(e), e);
    } catch (BadModelFile e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw failure(e);
    }
  }

  /** Deeplearning4j's import of some layers fails for settings that they may have. */
  private static BadModelFile failure(Throwable e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      String type = frame.getClassName();
      if (type.startsWith(LAYERS)) {
        return new BadModelFile(
            "cannot be imported: Deeplearning4j does not read its layer of the type "
                + type.substring(type.lastIndexOf('.') + 1).replace("Keras", "")
                + ": "
                + e.getMessage(),
            e);
      }
    }
    return BadModelFile.damaged("the HDF5 file", e);
  }

  private static SavedNetwork imported(String file, JsonNode model)
      throws IOException,
          UnsupportedKerasConfigurationException,
          InvalidKerasConfigurationException {
    boolean isSequential = model.path("class_name").asText().equals("Sequential");
    try (KerasModelBuilder builder = new KerasModel().modelBuilder()) {
      builder.modelHdf5Filename(file).enforceTrainingConfig(false);
      JsonNode found = JSON.readTree(builder.getModelJson()); // with the version of Keras
      replaceOrthogonal(found);
      builder.modelJson(found.toString());
      return isSequential
          ? saved(builder.buildSequential().getMultiLayerNetwork())
          : saved(builder.buildModel().getComputationGraph());
    }
  }

  /**
   * Native code that draws orthogonal first weights ends the process for some shapes. The weights
   * of the file take their place at once.
   */
  private static void replaceOrthogonal(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        JsonNode value = entry.getValue();
        if (value.isTextual() && value.asText().equalsIgnoreCase(ORTHOGONAL)) {
          entry.setValue(TextNode.valueOf("zero")); // of Keras 1
        } else if (value.path("class_name").asText().equalsIgnoreCase(ORTHOGONAL)) {
          ObjectNode zeros = JSON.createObjectNode().put("class_name", "Zeros");
          zeros.putObject("config");
          entry.setValue(zeros);
        }
      }
    }
    node.forEach(KerasFile::replaceOrthogonal);
  }

  private static JsonNode configuration(String file)
      throws IOException, UnsupportedKerasConfigurationException {
    try (Hdf5Archive archive = new Hdf5Archive(file)) {
      if (!archive.hasAttribute(CONFIGURATION)) {
        throw new BadModelFile(
            "is no whole model of Keras, but weights or other data; save it with model.save");
      }
      String json = archive.readAttributeAsJson(CONFIGURATION);
      int end = json.indexOf('\0'); // texts of a fixed length are filled up
      return JSON.readTree(end < 0 ? json : json.substring(0, end));
    }
  }

  private static void requireLayers(JsonNode model) {
    JsonNode config = model.path("config");
    JsonNode layers = config.isArray() ? config : config.path("layers");
    List<String> refused = new ArrayList<>();
    for (JsonNode layer : layers) {
      String type = layer.path("class_name").asText();
      if (REFUSED.contains(type)) {
        refused.add(layer.path("config").path("name").asText() + " (" + type + ")");
      }
    }
    if (!refused.isEmpty()) {
      throw new BadModelFile(
          "has a layer that brings code, that masks or that Deeplearning4j lacks: "
              + String.join(", ", refused));
    }
  }

  private static SavedNetwork saved(MultiLayerNetwork network) {
    return saved(
        new Layers(network.getLayerWiseConfigurations()), network.params().data().asFloat());
  }

  private static SavedNetwork saved(ComputationGraph network) {
    return saved(new Graph(network.getConfiguration()), network.params().data().asFloat());
  }

  private static SavedNetwork saved(NetworkConfiguration imported, float[] parameters) {
    for (float parameter : parameters) {
      if (!Float.isFinite(parameter)) {
        throw new BadModelFile("has the weight " + parameter);
      }
    }
    NetworkConfiguration checked =
        ConfigurationFile.read(imported.json().getBytes(StandardCharsets.UTF_8), Set.of());
    return new SavedNetwork(checked, parameters);
  }
}
