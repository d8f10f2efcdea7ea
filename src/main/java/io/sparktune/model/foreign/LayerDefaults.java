package io.sparktune.model.foreign;

import io.sparktune.model.NetworkDesign;
import java.util.ArrayList;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.buffer.DataType;

/** Gives layers what a study says of all, and Deeplearning4j's defaults for what nobody says. */
final class LayerDefaults {

  private LayerDefaults() {}

  static void fill(NeuralNetConfiguration configuration, NetworkDesign design) {
    configuration.setOptimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT);
    configuration.setMiniBatch(true);
    configuration.setMinimize(true);
    configuration.setVariables(new ArrayList<>());
    configuration.setDataType(DataType.FLOAT);
    configuration.setIterationCount(0);
    configuration.setEpochCount(0);
    configuration.setSeed(design.network().getSeed());
    fill(configuration.getLayer(), design.network());
  }

  private static void fill(Layer layer, NeuralNetConfiguration.Builder study) {
    if (layer instanceof FrozenLayer frozen) {
      fill(frozen.getLayer(), study);
    } else if (layer instanceof BaseWrapperLayer wrapper) {
      fill(wrapper.getUnderlying(), study);
    } else if (layer instanceof Bidirectional both) {
      fill(both.getFwd(), study);
      fill(both.getBwd(), study);
    } else if (layer instanceof AbstractSameDiffLayer layers) {
      layers.setUpdater(study.getIUpdater());
      layers.setBiasUpdater(null);
      layers.setGradientNormalization(study.getGradientNormalization());
      layers.setGradientNormalizationThreshold(study.getGradientNormalizationThreshold());
    } else if (layer instanceof BaseLayer base) {
      fill(base, study);
    }
  }

  private static void fill(BaseLayer layer, NeuralNetConfiguration.Builder study) {
    layer.setIUpdater(study.getIUpdater());
    layer.setBiasUpdater(null);
    // Deeplearning4j passes running means off as gradients: clipping would falsify them.
    if (!(layer instanceof BatchNormalization)) {
      layer.setGradientNormalization(study.getGradientNormalization());
      layer.setGradientNormalizationThreshold(study.getGradientNormalizationThreshold());
    }
    if (layer.getActivationFn() == null) {
      layer.setActivationFn(new ActivationSigmoid());
    }
    if (layer.getWeightInitFn() == null) {
      layer.setWeightInitFn(new WeightInitXavier());
    }
    if (layer.getRegularization() == null) {
      layer.setRegularization(new ArrayList<>());
    }
    if (layer.getRegularizationBias() == null) {
      layer.setRegularizationBias(new ArrayList<>());
    }
  }
}
