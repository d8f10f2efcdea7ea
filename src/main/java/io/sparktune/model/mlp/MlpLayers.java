package io.sparktune.model.mlp;

import io.sparktune.model.Activations;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkDesign;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/** The layers of a multi-layer perceptron. */
record MlpLayers(MlpSettings settings, NetworkDesign design) {

  NetworkConfiguration configuration() {
    NeuralNetConfiguration.ListBuilder layers =
        design
            .network()
            .weightInit(settings.weightInitialisation().scheme())
            .l1(settings.l1())
            .l2(settings.l2())
            .list();
    int inputs = design.inputs().get(0).numbers();
    for (int i = 0; i < settings.units().size(); i++) {
      int units = settings.units().get(i);
      addHidden(layers, inputs, units, retained(i));
      inputs = units;
    }
    layers.layer(
        design.outputLayer().nIn(inputs).dropOut(retained(settings.units().size())).build());
    // Classes with a squared or absolute error are meant.
    return new NetworkConfiguration.Layers(layers.validateOutputLayerConfig(false).build());
  }

  private void addHidden(
      NeuralNetConfiguration.ListBuilder layers, int inputs, int units, double retained) {
    Activation activation = Activations.named(settings.activation());
    DenseLayer.Builder dense = new DenseLayer.Builder().nIn(inputs).nOut(units).dropOut(retained);
    if (!settings.batchNormalisation()) {
      layers.layer(dense.activation(activation).build());
      return;
    }
    layers.layer(dense.activation(Activation.IDENTITY).build());
    // Deeplearning4j passes the running means off as gradients: clipping would falsify them.
    layers.layer(
        new BatchNormalization.Builder()
            .nIn(units)
            .nOut(units)
            .gradientNormalization(GradientNormalization.None)
            .build());
    layers.layer(new ActivationLayer.Builder().activation(activation).build());
  }

  private double retained(int layer) {
    return NetworkDesign.retained(layer == 0 ? 0 : settings.dropout());
  }
}
