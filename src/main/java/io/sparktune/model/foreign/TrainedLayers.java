package io.sparktune.model.foreign;

import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkDesign;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;

/** Layers that were trained before, in a network of a study. */
public final class TrainedLayers {

  private TrainedLayers() {}

  /**
   * Has a layer train as the study says.
   *
   * @param share of the study's learning rate
   * @throws BadConfiguration if its gradients would be wrong
   */
  public static void prepare(NeuralNetConfiguration layer, NetworkDesign design, double share) {
    Layer own = layer.getLayer();
    if (own instanceof FrozenLayer frozen) {
      layer.setLayer(frozen.getLayer()); // what is frozen is said by the study
    }
    String name = own.getLayerName();
    LayerDefaults.fill(layer, design);
    layer.getLayer().setLayerName(name);
    if (design.isForTraining()) {
      WrongGradients.refuse(
          ConfiguredLayers.named(name, layer.getLayer()), layer.getLayer(), design);
    }
    if (layer.getLayer() instanceof BaseLayer base) {
      base.setIUpdater(design.updater(share));
    }
  }
}
