package io.sparktune.run.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** A network of a user for pictures of 28 × 28, with the layer that a value names. */
public final class NamedNetwork implements Function<Map<String, Object>, Object> {

  @Override
  public Object apply(Map<String, Object> values) {
    NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
    layers(String.valueOf(values.get("layer"))).forEach(list::layer);
    list.layer(new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build());
    return values.containsValue("local")
        ? list.setInputType(InputType.convolutional(28, 28, 1)).build()
        : list.build();
  }

  @SuppressWarnings({"deprecation", "rawtypes"})
  private static List<Layer> layers(String name) {
    List<Layer> layers = new ArrayList<>();
    layers.add(convolution(3));
    switch (name) {
      case "plain" -> {}
      case "kernel" -> layers.add(convolution(40));
      case "pooling" -> {
        for (int i = 0; i < 6; i++) {
          layers.add(mean().kernelSize(2, 2).stride(2, 2).build());
        }
      }
      case "counted" ->
          layers.add(
              mean()
                  .kernelSize(3, 3)
                  .convolutionMode(ConvolutionMode.Same)
                  .avgPoolIncludePadInDivisor(true)
                  .name("mean")
                  .build());
      case "local" -> {
        layers.add(mean().kernelSize(13, 13).stride(13, 13).build());
        layers.add(
            new LocallyConnected2D.Builder()
                .kernelSize(2, 2)
                .nOut(1)
                .activation(Activation.TANH)
                .name("local")
                .build());
      }
      case "batches" -> layers.add(new SpaceToBatchLayer.Builder(new int[] {2, 2}).build());
      default -> throw new IllegalArgumentException(name);
    }
    return layers;
  }

  private static ConvolutionLayer convolution(int kernel) {
    return new ConvolutionLayer.Builder(kernel, kernel).nOut(2).build();
  }

  private static SubsamplingLayer.Builder mean() {
    return new SubsamplingLayer.Builder(PoolingType.AVG);
  }
}
