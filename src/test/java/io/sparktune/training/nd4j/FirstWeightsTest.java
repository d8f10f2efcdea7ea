package io.sparktune.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.BinomialDistribution;
import org.deeplearning4j.nn.conf.distribution.ConstantDistribution;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.distribution.LogNormalDistribution;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** First weights of every kind that a configuration can name. */
final class FirstWeightsTest {

  private static final List<Distribution> DISTRIBUTIONS =
      List.of(
          new BinomialDistribution(10, 0.3),
          new ConstantDistribution(0.2),
          new LogNormalDistribution(0, 1),
          new NormalDistribution(0, 1),
          new OrthogonalDistribution(1),
          new TruncatedNormalDistribution(0, 1),
          new UniformDistribution(-1, 1));

  @BeforeAll
  static void beginWithOurParts() {
    NativeThreads.use(1);
    assertThat(Nd4j.getDistributions()).isInstanceOf(MendedDistributions.class);
  }

  static Stream<IWeightInit> initialisations() {
    return Stream.concat(
        Stream.of(WeightInit.values())
            .filter(scheme -> scheme != WeightInit.DISTRIBUTION && scheme != WeightInit.IDENTITY)
            .map(WeightInit::getWeightInitFunction),
        DISTRIBUTIONS.stream().map(WeightInitDistribution::new));
  }

  /** Layers of sizes at which Deeplearning4j drew orthogonal weights, and crashed. */
  private static List<Layer> layers() {
    return List.of(
        new DenseLayer.Builder().nIn(5).nOut(20).build(),
        new DenseLayer.Builder().nIn(32).nOut(128).build(),
        new DenseLayer.Builder().nIn(144).nOut(32).build(),
        new DenseLayer.Builder().nIn(7).nOut(1).build(),
        new EmbeddingLayer.Builder().nIn(50).nOut(6).build(),
        new LSTM.Builder().nIn(8).nOut(32).build(),
        new SimpleRnn.Builder().nIn(8).nOut(16).build(),
        new Convolution1DLayer.Builder(3).nIn(4).nOut(16).build(),
        new ConvolutionLayer.Builder(3, 3).nIn(16).nOut(32).build(),
        new ConvolutionLayer.Builder(5, 5).nIn(1).nOut(64).build(),
        new Deconvolution2D.Builder(3, 3).nIn(8).nOut(16).build(),
        new SeparableConvolution2D.Builder(3, 3).nIn(8).nOut(16).depthMultiplier(2).build(),
        new DepthwiseConvolution2D.Builder(3, 3).nIn(8).nOut(16).depthMultiplier(2).build(),
        new Convolution3D.Builder(3, 3, 3).nIn(4).nOut(16).build());
  }

  private static INDArray drawn(Layer layer, IWeightInit initialisation, long seed) {
    NeuralNetConfiguration whole =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(initialisation)
            .layer(layer.clone())
            .build();
    Nd4j.getRandom().setSeed(seed);
    INDArray weights = Nd4j.create(1, layer.initializer().numParams(whole));
    whole.getLayer().initializer().init(whole, weights, true);
    return weights;
  }

  @ParameterizedTest
  @MethodSource("initialisations")
  void everyLayerHasFirstWeightsAndTheSameForTheSameSeed(IWeightInit initialisation) {
    for (Layer layer : layers()) {
      ((org.deeplearning4j.nn.conf.layers.BaseLayer) layer).setWeightInitFn(initialisation);
      INDArray weights = drawn(layer, initialisation, 3);
      assertThat(weights.sumNumber().doubleValue()).as("%s", layer).isFinite();
      assertThat(weights).as("%s", layer).isEqualTo(drawn(layer, initialisation, 3));
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 20", "32, 128", "144, 32", "1, 9", "9, 1", "64, 64"})
  void rowsOrColumnsAreOrthogonalAndOfOneLength(int rows, int columns) {
    INDArray matrix =
        new WeightInitDistribution(new OrthogonalDistribution(1.5))
            .init(rows, columns, new long[] {rows, columns}, 'f', Nd4j.create(1, rows * columns));
    INDArray products =
        rows <= columns ? matrix.mmul(matrix.transpose()) : matrix.transpose().mmul(matrix);
    INDArray expected = Nd4j.eye(Math.min(rows, columns)).mul(1.5 * 1.5);
    assertThat(products.sub(expected).amaxNumber().doubleValue()).isCloseTo(0, within(1e-5));
  }

  @Test
  void filtersOfConvolutionsAreOrthogonal() {
    long[] shape = {8, 4, 3, 3};
    INDArray filters =
        new WeightInitDistribution(new OrthogonalDistribution(1))
            .init(36, 72, shape, 'c', Nd4j.create(1, 288))
            .reshape('c', 8, 36);
    assertThat(filters.mmul(filters.transpose()).sub(Nd4j.eye(8)).amaxNumber().doubleValue())
        .isCloseTo(0, within(1e-5));
  }

  @Test
  void allSeedsDrawOthers() {
    List<INDArray> seen = new ArrayList<>();
    IWeightInit orthogonal = new WeightInitDistribution(new OrthogonalDistribution(1));
    IntStream.range(0, 3).forEach(seed -> seen.add(drawn(layers().get(0), orthogonal, seed)));
    assertThat(seen).doesNotHaveDuplicates();
  }
}
