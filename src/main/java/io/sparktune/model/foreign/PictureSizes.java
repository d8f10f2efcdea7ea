package io.sparktune.model.foreign;

import io.sparktune.model.BadConfiguration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;

/** The sizes of pictures between layers, of which Deeplearning4j takes 0 and less for unknown. */
final class PictureSizes {

  private PictureSizes() {}

  /**
   * Checks what a layer gives.
   *
   * @param named in messages
   * @throws BadConfiguration if nothing is left of a picture
   */
  static void require(String named, Layer layer, InputType read, InputType given) {
    if (given instanceof InputTypeConvolutional pictures
        && (pictures.getHeight() < 1 || pictures.getWidth() < 1 || isTooLarge(layer, read))) {
      throw new BadConfiguration(
          named
              + " leaves nothing of "
              + (read instanceof InputTypeConvolutional before
                  ? "the " + before.getHeight() + " × " + before.getWidth() + " pixels"
                  : "what")
              + " that it reads; use a smaller kernel, less pooling or larger images");
    }
  }

  /**
   * Whether a kernel that stays within the picture is larger than it. Deeplearning4j rounds the
   * negative number of strides up to none, and takes one pixel to be left.
   */
  private static boolean isTooLarge(Layer layer, InputType read) {
    if (!(read instanceof InputTypeConvolutional picture)) {
      return false;
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return !(layer instanceof Deconvolution2D)
          && isTooLarge(
              picture,
              convolution.getConvolutionMode(),
              convolution.getKernelSize(),
              convolution.getDilation(),
              convolution.getPadding());
    }
    return layer instanceof SubsamplingLayer pooling
        && isTooLarge(
            picture,
            pooling.getConvolutionMode(),
            pooling.getKernelSize(),
            pooling.getDilation(),
            pooling.getPadding());
  }

  private static boolean isTooLarge(
      InputTypeConvolutional picture,
      @Nullable ConvolutionMode mode,
      int[] kernel,
      int[] dilation,
      int[] padding) {
    long[] size = {picture.getHeight(), picture.getWidth()};
    return (mode == ConvolutionMode.Truncate || mode == ConvolutionMode.Strict)
        && IntStream.range(0, 2)
            .anyMatch(
                side -> (kernel[side] - 1) * dilation[side] + 1 > size[side] + 2L * padding[side]);
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
                  Layer own = layer.getLayerConf().getLayer();
                  require(ConfiguredLayers.named(name, own), own, read, given);
                }
              }
            });
  }
}
