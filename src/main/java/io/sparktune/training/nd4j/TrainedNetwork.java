package io.sparktune.training.nd4j;

import io.sparktune.data.BatchWriter;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network at rest: its layers and their weights, in the Java heap. */
@SuppressWarnings("ArrayRecordComponent") // weights stay primitive
public record TrainedNetwork(MultiLayerConfiguration configuration, float[] parameters) {

  /** The outputs for some rows, row after row; native memory is held for the call only. */
  public float[] outputs(BatchWriter writer, int[] rows, int width, int outputs) {
    NativeThreads.applyToThisThread();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration.clone());
    try (INDArray weights = Nd4j.createFromArray(parameters)) {
      network.init(weights, false);
      return Forward.outputs(network, writer, rows, width, outputs);
    } finally {
      Networks.release(network);
    }
  }

  /** Fails with {@link BadModelFile} unless the network reads and gives this many numbers. */
  public void requireShape(int inputs, int outputs) {
    boolean fits =
        configuration.getConf(0).getLayer() instanceof FeedForwardLayer first
            && configuration.getConf(configuration.getConfs().size() - 1).getLayer()
                instanceof FeedForwardLayer last
            && first.getNIn() == inputs
            && last.getNOut() == outputs;
    if (!fits) {
      throw new BadModelFile(
          "the network does not read " + inputs + " inputs and give " + outputs + " outputs");
    }
  }
}
