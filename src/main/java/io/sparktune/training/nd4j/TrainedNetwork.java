package io.sparktune.training.nd4j;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.json.BadModelFile;
import java.util.List;

/** A network at rest: its layers and their weights, in the Java heap. */
@SuppressWarnings("ArrayRecordComponent") // weights stay primitive
public record TrainedNetwork(NetworkConfiguration configuration, float[] parameters) {

  /** The outputs for some rows, row after row; native memory is held for the call only. */
  private float[] outputs(BatchWriter writer, int[] rows, List<InputShape> inputs, int outputs) {
    NativeThreads.applyToThisThread();
    try (TrainableNetwork network = Networks.withParameters(configuration, parameters)) {
      return Forward.outputs(network, writer, rows, inputs, outputs);
    }
  }

  /**
   * Checks that the network reads and gives numbers of this shape, and that its layers fit
   * together, by a row of zeros.
   *
   * @throws BadModelFile unless it does
   */
  public void requireShape(List<InputShape> inputs, int outputs) {
    ShapeCheck check = new ShapeCheck(configuration);
    check.require(inputs, outputs);
    try {
      outputs((rows, from, count, into) -> {}, new int[1], inputs, outputs);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw ShapeCheck.unfit(e);
    }
  }
}
