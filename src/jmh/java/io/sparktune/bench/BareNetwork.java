package io.sparktune.bench;

import io.sparktune.model.mlp.MlpSettings;
import io.sparktune.training.plan.TrialSettings;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The network of a plan, as one writes it with Deeplearning4j and nothing else. */
final class BareNetwork {

  private BareNetwork() {}

  static MultiLayerNetwork of(TrialSettings plan, int inputs, int classes, long seed) {
    MlpSettings settings = (MlpSettings) plan.network();
    Activation activation = Activation.fromString(settings.activation());
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(plan.optimizer().learningRate().initial()))
            .weightInit(WeightInit.RELU)
            .list();
    double retained = settings.dropout() == 0 ? 0 : 1 - settings.dropout();
    int width = inputs;
    for (int layer = 0; layer < settings.units().size(); layer++) {
      int units = settings.units().get(layer);
      layers.layer(
          new DenseLayer.Builder()
              .nIn(width)
              .nOut(units)
              .activation(activation)
              .dropOut(layer == 0 ? 0 : retained)
              .build());
      width = units;
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(width)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .dropOut(retained)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  /** Frees the arrays; Deeplearning4j's own close would start a full garbage collection. */
  static void free(MultiLayerNetwork network) {
    INDArray[] arrays = {
      network.params(), network.getGradientsViewArray(), network.getUpdater().getStateViewArray()
    };
    for (INDArray array : arrays) {
      if (array != null && array.closeable()) {
        array.close();
      }
    }
  }
}
