package io.sparktune.model.foreign;

import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkDesign;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** Layers that train with wrong gradients in this release of Deeplearning4j. */
final class WrongGradients {

  private WrongGradients() {}

  /**
   * Checks a layer that trains, or that layers below it train through.
   *
   * @param named in messages
   * @throws BadConfiguration if its gradients would be wrong for this design
   */
  static void refuse(String named, Layer layer, NetworkDesign design) {
    if (layer instanceof FrozenLayer frozen) {
      refuse(named, frozen.getLayer(), design);
    } else if (layer instanceof BaseWrapperLayer wrapper) {
      refuse(named, wrapper.getUnderlying(), design);
    } else if (layer instanceof Bidirectional both) {
      refuse(named, both.getFwd(), design);
    } else if (layer instanceof AbstractSameDiffLayer) {
      refuseDoubled(named, design.network());
    } else if (layer instanceof SubsamplingLayer pooling && countsPadding(pooling)) {
      throw new BadConfiguration(
          named
              + ": the gradients of a mean that counts its padding (avgPoolIncludePadInDivisor)"
              + " are wrong in Deeplearning4j; set it to false");
    }
  }

  /** The same for other vertices of a graph. */
  static void refuse(String name, GraphVertex vertex, NetworkDesign design) {
    if (vertex instanceof SameDiffVertex) {
      refuseDoubled(
          "vertex " + name + " (" + vertex.getClass().getSimpleName() + ")", design.network());
    }
  }

  private static boolean countsPadding(SubsamplingLayer pooling) {
    boolean isPadded =
        pooling.getConvolutionMode() == ConvolutionMode.Same
            || Arrays.stream(pooling.getPadding()).anyMatch(padding -> padding > 0);
    return pooling.getPoolingType() == PoolingType.AVG
        && pooling.isAvgPoolIncludePadInDivisor()
        && isPadded;
  }

  /** Updaters that divide gradients by their size do not see a factor. */
  private static void refuseDoubled(String named, NeuralNetConfiguration.Builder study) {
    IUpdater updater = study.getIUpdater();
    boolean isScaled = updater instanceof Sgd || updater instanceof Nesterovs;
    boolean isClipped =
        study.getGradientNormalization() != null
            && study.getGradientNormalization() != GradientNormalization.None;
    if (isScaled || isClipped) {
      throw new BadConfiguration(
          named
              + ": Deeplearning4j gives it and all below it twice their gradients, which "
              + (isScaled
                  ? "training.updater follows; use adam or another that is neither sgd nor nesterov"
                  : "training.clipping cuts at half its limit; leave it out"));
    }
  }
}
