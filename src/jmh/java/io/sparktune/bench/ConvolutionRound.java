package io.sparktune.bench;

import io.sparktune.training.nd4j.NativeThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Measures an iteration of convolutional networks on pictures of 28 × 28, once warm, by the CPU
 * time of the thread. The arguments are a name for the natives, whether they are those of before,
 * and the number of the round.
 */
final class ConvolutionRound {

  static final String HEAD = "network,layers,natives,round,ms";

  private static final int BATCH = 64;
  private static final int SIDE = 28;
  private static final int CLASSES = 10;
  private static final int WARM_UP = 40;
  private static final int ITERATIONS = 30;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Network(String name, List<Integer> filters, int dense) {}

  private record Layers(String name, CNN2DFormat format, boolean activatesLast) {}

  private ConvolutionRound() {}

  public static void main(String[] arguments) {
    boolean isBefore = Boolean.parseBoolean(arguments[1]);
    NativeThreads.use(1);
    List<Layers> all =
        isBefore
            ? List.of(new Layers("NCHW", CNN2DFormat.NCHW, false))
            : List.of(
                new Layers("NCHW", CNN2DFormat.NCHW, false),
                new Layers("NCHW; activation behind the pool", CNN2DFormat.NCHW, true),
                new Layers("NHWC", CNN2DFormat.NHWC, false),
                new Layers("NHWC; activation behind the pool", CNN2DFormat.NHWC, true));
    for (Network network :
        List.of(
            new Network("small", List.of(16, 32), 64),
            new Network("medium", List.of(32, 64, 128), 128))) {
      for (Layers layers : all) {
        Child.tell(
            String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%.1f",
                network.name(),
                layers.name(),
                arguments[0],
                arguments[2],
                millis(network, layers)));
      }
    }
  }

  private static double millis(Network network, Layers layers) {
    SplittableRandom random = new SplittableRandom(1);
    INDArray pictures = Nd4j.create(numbers(random), shape(layers.format()));
    float[] labels = new float[BATCH * CLASSES];
    for (int row = 0; row < BATCH; row++) {
      labels[row * CLASSES + random.nextInt(CLASSES)] = 1;
    }
    INDArray[] inputs = {pictures};
    INDArray[] targets = {Nd4j.create(labels, new long[] {BATCH, CLASSES})};
    ComputationGraph graph = graph(network, layers);
    fit(graph, inputs, targets, WARM_UP);
    long start = THREADS.getCurrentThreadCpuTime();
    fit(graph, inputs, targets, ITERATIONS);
    double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / ITERATIONS;
    graph.close();
    return millis;
  }

  private static void fit(
      ComputationGraph graph, INDArray[] inputs, INDArray[] targets, int iterations) {
    for (int i = 0; i < iterations; i++) {
      graph.fit(inputs, targets);
    }
  }

  private static long[] shape(CNN2DFormat format) {
    return format == CNN2DFormat.NCHW
        ? new long[] {BATCH, 1, SIDE, SIDE}
        : new long[] {BATCH, SIDE, SIDE, 1};
  }

  private static float[] numbers(SplittableRandom random) {
    float[] numbers = new float[BATCH * SIDE * SIDE];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextDouble();
    }
    return numbers;
  }

  private static ComputationGraph graph(Network network, Layers layers) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .updater(new Adam(1e-3))
            .weightInit(WeightInit.RELU)
            .graphBuilder()
            .addInputs("pictures");
    String last = "pictures";
    for (int i = 0; i < network.filters().size(); i++) {
      last = block(graph, last, i, network.filters().get(i), layers);
    }
    graph
        .addLayer(
            "dense",
            new DenseLayer.Builder().nOut(network.dense()).activation(Activation.RELU).build(),
            last)
        .addLayer(
            "output",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build(),
            "dense")
        .setOutputs("output")
        .setInputTypes(InputType.convolutional(SIDE, SIDE, 1, layers.format()));
    ComputationGraph made = new ComputationGraph(graph.build());
    made.init();
    return made;
  }

  private static String block(
      GraphBuilder graph, String before, int number, int filters, Layers layers) {
    Activation inside = layers.activatesLast() ? Activation.IDENTITY : Activation.RELU;
    graph.addLayer(
        "convolution" + number,
        new ConvolutionLayer.Builder(3, 3)
            .nOut(filters)
            .activation(inside)
            .convolutionMode(ConvolutionMode.Same)
            .dataFormat(layers.format())
            .build(),
        before);
    graph.addLayer(
        "pool" + number,
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(2, 2)
            .stride(2, 2)
            .dataFormat(layers.format())
            .build(),
        "convolution" + number);
    if (!layers.activatesLast()) {
      return "pool" + number;
    }
    graph.addLayer("activation" + number, new ActivationLayer(Activation.RELU), "pool" + number);
    return "activation" + number;
  }
}
