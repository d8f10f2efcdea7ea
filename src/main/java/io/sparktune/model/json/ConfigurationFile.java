package io.sparktune.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.settings.StrictJson;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.shade.jackson.databind.JsonMappingException;
import org.nd4j.shade.jackson.databind.exc.InvalidTypeIdException;

/**
 * Reads the JSON of a network's configuration. Deeplearning4j's parser makes objects of the classes
 * that the JSON names in any of Jackson's forms; a validator at the parser lets none but classes of
 * configurations be loaded. The JSON shows its form: that of a graph has vertices.
 */
public final class ConfigurationFile {

  public static final String NAME = "configuration.json";

  private static final ObjectMapper JSON = StrictJson.builder().build();

  /** Keys of old versions, whose values Deeplearning4j reads with a parser of its own. */
  private static final Set<String> LEGACY = Set.of("dist", "weightInit");

  /** The keys of an array in a configuration, such as a loss's weights. */
  private static final String SHAPE = "shape";

  private static final String NUMBERS = "data";

  private ConfigurationFile() {}

  /**
   * The configuration in some JSON.
   *
   * @param layerClasses names of classes that it may name besides Deeplearning4j's
   * @throws BadModelFile if it is not one, or names other classes
   */
  public static NetworkConfiguration read(byte[] json, Set<String> layerClasses) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (tree == null || !tree.isObject()) {
        throw new BadModelFile(NAME + " is not a JSON object");
      }
      requirePlain(tree);
      var parser = NeuralNetConfiguration.mapper().copy();
      parser.setPolymorphicTypeValidator(new ConfigurationClasses(layerClasses));
      // Written anew: what was checked is what Deeplearning4j's own parser sees.
      String checked = JSON.writeValueAsString(tree);
      return tree.has("vertices")
          ? new Graph(parser.readValue(checked, ComputationGraphConfiguration.class))
          : new Layers(parser.readValue(checked, MultiLayerConfiguration.class));
    } catch (InvalidTypeIdException e) {
      throw e.getTypeId() == null
          ? BadModelFile.damaged(NAME, new IOException("the name of a class is missing", e))
          : new BadModelFile(NAME + " names the class " + e.getTypeId(), e);
    } catch (JsonMappingException e) {
      throw BadModelFile.damaged(NAME, new IOException(e.getOriginalMessage(), e));
    } catch (BadModelFile e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw BadModelFile.damaged(NAME, e);
    }
  }

  /**
   * Fails for texts that Jackson would read as a class with type parameters, for old keys, and for
   * arrays of another size than their numbers.
   */
  private static void requirePlain(JsonNode node) {
    if (node.isTextual()) {
      requirePlain(node.textValue());
    }
    for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
      String key = fields.next().getKey();
      requirePlain(key);
      if (LEGACY.contains(key)) {
        throw new BadModelFile(NAME + " is of an old version: it has the key " + key);
      }
    }
    if (node.has(SHAPE) && node.has(NUMBERS) && size(node.get(SHAPE)) != node.get(NUMBERS).size()) {
      throw new BadModelFile(
          NAME
              + " has an array of the shape "
              + node.get(SHAPE)
              + " with "
              + node.get(NUMBERS).size()
              + " numbers");
    }
    node.forEach(ConfigurationFile::requirePlain);
  }

  private static double size(JsonNode shape) {
    double size = 1;
    for (JsonNode length : shape) {
      size *= length.isIntegralNumber() && length.asLong() >= 0 ? length.asDouble() : Double.NaN;
    }
    return size;
  }

  private static void requirePlain(String text) {
    if (text.indexOf('<') >= 0) {
      throw new BadModelFile(NAME + " has the text " + text);
    }
  }
}
