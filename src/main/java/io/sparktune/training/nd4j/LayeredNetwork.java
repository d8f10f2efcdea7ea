package io.sparktune.training.nd4j;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network whose layers follow one another. */
final class LayeredNetwork extends NativeNetwork {

  private final MultiLayerNetwork network;

  /** Takes over a network that was initialised. */
  LayeredNetwork(MultiLayerNetwork network) {
    this.network = network;
  }

  @Override
  public double fit(NetworkBatch batch) {
    INDArray inputs = batch.inputs().filled()[0];
    INDArray targets = batch.targets().filled();
    if (batch.weights().isEmpty()) {
      network.fit(inputs, targets);
    } else {
      RowWeightedLoss.fit(
          network.getOutputLayer(),
          batch.weights().get().filled(),
          mask -> network.fit(inputs, targets, null, mask));
    }
    return network.score();
  }

  @Override
  public void outputs(InputBatch inputs, float[] into, int at) {
    Matrices.copyAndClose(network.output(inputs.filled()[0], false), into, at);
  }

  @Override
  Model network() {
    return network;
  }

  @Override
  Updater updater() {
    return network.getUpdater();
  }

  @Override
  Updater existingUpdater() {
    return network.getUpdater(false);
  }

  @Override
  int iterations() {
    return network.getIterationCount();
  }

  @Override
  void setIterations(int iterations) {
    network.setIterationCount(iterations);
  }
}
