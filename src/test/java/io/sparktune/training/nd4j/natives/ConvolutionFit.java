package io.sparktune.training.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.training.nd4j.NativeThreads;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Fits a convolution once in a process of its own, and says what did it. */
final class ConvolutionFit {

  private ConvolutionFit() {}

  /** What the process and its natives say, line by line. */
  static List<String> lines(Consumer<Map<String, String>> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dsparktune.log=info",
                "-cp",
                System.getProperty("java.class.path"),
                ConvolutionFit.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", "1");
    environment.accept(builder.environment());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  public static void main(String[] arguments) {
    NativeThreads.use(1);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(0.1))
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3).nOut(4).dataFormat(CNN2DFormat.NHWC).build())
                .layer(new OutputLayer.Builder().nOut(2).build())
                .setInputType(InputType.convolutional(8, 8, 1, CNN2DFormat.NHWC))
                .build());
    network.init();
    INDArray pictures = Nd4j.ones(2, 8, 8, 1);
    network.fit(pictures, Nd4j.eye(2));
    System.out.println("natives: " + Natives.kind());
    System.out.println("helper: " + network.getLayer(0).getHelper());
    System.out.println("finite: " + Double.isFinite(network.score()));
  }
}
