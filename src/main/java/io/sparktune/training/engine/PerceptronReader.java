package io.sparktune.training.engine;

import io.sparktune.model.NetworkConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.schedule.FixedSchedule;

/** Reads a configuration of Deeplearning4j layer by layer; fails at the first part it lacks. */
final class PerceptronReader {

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final List<Step> steps = new ArrayList<>();
  private final List<LayerParameters> layers = new ArrayList<>();
  private @Nullable IUpdater updater;
  private int width;

  private PerceptronReader() {}

  static Perceptron read(NetworkConfiguration configuration) throws NotFused {
    if (!(configuration instanceof NetworkConfiguration.Layers layered)) {
      throw new NotFused("a graph");
    }
    return new PerceptronReader().read(layered.configuration());
  }

  private Perceptron read(MultiLayerConfiguration network) throws NotFused {
    require(network.getInputPreProcessors().isEmpty(), "preprocessors of inputs");
    require(network.getBackpropType() == BackpropType.Standard, "truncated backpropagation");
    require(network.getDataType() == DataType.FLOAT, "numbers of type " + network.getDataType());
    List<NeuralNetConfiguration> all = network.getConfs();
    for (NeuralNetConfiguration each : all.subList(0, all.size() - 1)) {
      require(each.isMiniBatch(), "gradients that are sums");
      add(each.getLayer());
    }
    if (!(all.get(all.size() - 1).getLayer() instanceof OutputLayer last)) {
      throw new NotFused("a network without an output layer");
    }
    addDense(last, last.hasBias());
    OutputStep output =
        new OutputStep(
            Math.toIntExact(last.getNOut()),
            Parts.curve(last.getActivationFn()),
            Parts.loss(last.getLossFn()));
    IUpdater rates = last.getIUpdater();
    return new Perceptron(
        steps, output, layers, new Optimizer(List.copyOf(layers), rates, Parts.rule(rates)));
  }

  private void add(Layer layer) throws NotFused {
    if (layer instanceof DenseLayer dense) {
      require(!dense.hasLayerNorm(), "layer normalisation");
      addDense(dense, dense.hasBias());
      addCurve(dense.getActivationFn());
    } else if (layer instanceof BatchNormalization normalisation) {
      addNormalisation(normalisation);
    } else if (layer instanceof ActivationLayer activation) {
      require(activation.getIDropout() == null, "dropout before an activation layer");
      addCurve(activation.getActivationFn());
    } else {
      throw new NotFused("the layer " + layer.getClass().getSimpleName());
    }
  }

  private void addDense(FeedForwardLayer layer, boolean hasBias) throws NotFused {
    require(hasBias, "a layer without bias");
    int inputs = Math.toIntExact(layer.getNIn());
    int units = Math.toIntExact(layer.getNOut());
    addDropout(layer, inputs);
    require((long) inputs * units <= LONGEST_ARRAY, "a layer of more than 2^31 weights");
    Parameter weights =
        parameter(
            inputs, units, layer.getRegularizationByParam(DefaultParamInitializer.WEIGHT_KEY));
    Parameter bias =
        parameter(1, units, layer.getRegularizationByParam(DefaultParamInitializer.BIAS_KEY));
    steps.add(new DenseStep(inputs, units, steps.isEmpty(), weights, bias));
    addParameters(layer, List.of(weights, bias), List.of());
    width = units;
  }

  private void addDropout(Layer layer, int inputs) throws NotFused {
    if (layer.getIDropout() == null) {
      return;
    }
    if (!(layer.getIDropout() instanceof Dropout dropout) || dropout.getPSchedule() != null) {
      throw new NotFused("the dropout " + layer.getIDropout());
    }
    steps.add(new DropoutStep(inputs, dropout.getP()));
  }

  private void addNormalisation(BatchNormalization layer) throws NotFused {
    require(!layer.isLockGammaBeta(), "batch normalisation with fixed gamma and beta");
    require(layer.getIDropout() == null, "dropout before batch normalisation");
    require(
        layer.getGradientNormalization() == GradientNormalization.None,
        "clipping of batch normalisation");
    require(!steps.isEmpty(), "batch normalisation of inputs");
    NormalisationStep step =
        new NormalisationStep(
            Math.toIntExact(layer.getNOut()),
            layer.getEps(),
            layer.getDecay(),
            layer.isUseLogStd());
    steps.add(step);
    addParameters(layer, step.trained(), step.statistics());
  }

  private void addCurve(IActivation activation) throws NotFused {
    Curve curve = Parts.curve(activation);
    if (curve != Rectifier.IDENTITY) {
      steps.add(new ActivationStep(width, curve));
    }
  }

  private void addParameters(BaseLayer layer, List<Parameter> trained, List<Parameter> statistics)
      throws NotFused {
    require(layer.getWeightNoise() == null, "noise on weights");
    require(layer.getConstraints() == null || layer.getConstraints().isEmpty(), "constraints");
    require(
        layer.getBiasUpdater() == null || layer.getBiasUpdater().equals(layer.getIUpdater()),
        "another updater of biases");
    require(
        updater == null || updater.equals(layer.getIUpdater()), "several updaters in one network");
    updater = layer.getIUpdater();
    layers.add(new LayerParameters(trained, statistics, limit(layer)));
  }

  private static LayerParameters.Limit limit(BaseLayer layer) throws NotFused {
    double threshold = layer.getGradientNormalizationThreshold();
    GradientNormalization limit = layer.getGradientNormalization();
    if (limit == null || limit == GradientNormalization.None) {
      return new LayerParameters.Limit.None();
    }
    return switch (limit) {
      case ClipElementWiseAbsoluteValue -> new LayerParameters.Limit.Value((float) threshold);
      case ClipL2PerLayer -> new LayerParameters.Limit.Norm(threshold);
      default -> throw new NotFused("the gradient normalisation " + limit);
    };
  }

  private static Parameter parameter(
      int rows, int columns, @Nullable List<Regularization> penalties) throws NotFused {
    double l1 = 0;
    double l2 = 0;
    for (Regularization penalty : penalties == null ? List.<Regularization>of() : penalties) {
      if (penalty instanceof L1Regularization first && first.getL1() instanceof FixedSchedule) {
        l1 += first.getL1().valueAt(0, 0);
      } else if (penalty instanceof L2Regularization second
          && second.getL2() instanceof FixedSchedule) {
        l2 += second.getL2().valueAt(0, 0);
      } else {
        throw new NotFused("the regularisation " + penalty.getClass().getSimpleName());
      }
    }
    return new Parameter(rows, columns, l1, l2);
  }

  private static void require(boolean isCovered, String part) throws NotFused {
    if (!isCovered) {
      throw new NotFused(part);
    }
  }
}
