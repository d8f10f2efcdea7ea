package io.sparktune.model.foreign;

import io.sparktune.model.BadConfiguration;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;

/** The sizes of pictures between layers, of which Deeplearning4j takes 0 and less for unknown. */
final class PictureSizes {

  private PictureSizes() {}

  /**
   * Checks what a layer gives.
   *
   * @param named in messages
   * @throws BadConfiguration if nothing is left of a picture
   */
  static void require(String named, InputType read, InputType given) {
    if (given instanceof InputTypeConvolutional pictures
        && (pictures.getHeight() < 1 || pictures.getWidth() < 1)) {
      throw new BadConfiguration(
          named
              + " leaves nothing of "
              + (read instanceof InputTypeConvolutional before
                  ? "the " + before.getHeight() + " × " + before.getWidth() + " pixels"
                  : "what")
              + " that it reads; use a smaller kernel, less pooling or larger images");
    }
  }

  /** Checks the layers of a graph by what each vertex gives. */
  static void require(ComputationGraphConfiguration graph, Map<String, InputType> types) {
    graph
        .getVertices()
        .forEach(
            (name, vertex) -> {
              if (vertex instanceof LayerVertex layer) {
                List<String> inputs = graph.getVertexInputs().getOrDefault(name, List.of());
                InputType read = inputs.isEmpty() ? null : types.get(inputs.get(0));
                InputType given = types.get(name);
                if (read != null && given != null) {
                  require(
                      ConfiguredLayers.named(name, layer.getLayerConf().getLayer()), read, given);
                }
              }
            });
  }
}
