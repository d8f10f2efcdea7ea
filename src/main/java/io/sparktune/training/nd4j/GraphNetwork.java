package io.sparktune.training.nd4j;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network whose layers form a graph with one output. */
final class GraphNetwork extends NativeNetwork {

  private final ComputationGraph network;

  /** Takes over a network that was initialised. */
  GraphNetwork(ComputationGraph network) {
    this.network = network;
  }

  @Override
  public double fit(NetworkBatch batch) {
    INDArray[] inputs = batch.inputs().filled();
    INDArray[] masks = batch.inputs().masks();
    INDArray[] targets = {batch.targets().filled()};
    if (batch.weights().isEmpty()) {
      network.fit(inputs, targets, masks, null);
    } else {
      RowWeightedLoss.fit(
          network.getOutputLayer(0),
          batch.weights().get().filled(),
          mask -> network.fit(inputs, targets, masks, mask == null ? null : new INDArray[] {mask}));
    }
    return network.score();
  }

  @Override
  public void outputs(InputBatch inputs, float[] into, int at) {
    INDArray[] filled = inputs.filled();
    Matrices.copyAndClose(network.output(false, filled, inputs.masks())[0], into, at);
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
    return network.getConfiguration().getIterationCount();
  }

  @Override
  void setIterations(int iterations) {
    network.getConfiguration().setIterationCount(iterations);
  }
}
