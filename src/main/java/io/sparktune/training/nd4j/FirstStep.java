package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.Pretrained;
import io.sparktune.model.foreign.ConfiguredLayers;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/** A step of training on zeros, which shows whether layers that somebody else chose can train. */
public final class FirstStep {

  private static final int ROWS = 2;

  /** Weights of a network that is worth the time and the memory. */
  private static final long MOST_WEIGHTS = 1L << 22;

  private static final int LONGEST_REASON = 160;

  private FirstStep() {}

  /**
   * Takes the step, unless the network is large.
   *
   * @param rest the part that trains
   * @throws BadConfiguration if it fails
   */
  public static void require(
      NetworkConfiguration rest, Pretrained before, List<InputShape> inputs, int outputs) {
    NativeThreads.applyToThisThread();
    try {
      if (weights(rest) + PretrainedNetworks.frozenCount(before) > MOST_WEIGHTS) {
        return;
      }
      try (TrainableNetwork network =
              PretrainedNetworks.of(
                  before,
                  Networks.initialised(rest),
                  () -> {
                    throw new IllegalStateException("the first step is before unfreezing");
                  },
                  inputs,
                  false);
          NetworkBatch batch = NetworkBatch.of(inputs, outputs, ROWS)) {
        double unused = network.fit(batch);
      }
    } catch (BadConfiguration e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BadConfiguration("a step of training fails: " + reason(e));
    }
  }

  private static long weights(NetworkConfiguration network) {
    long weights = 0;
    for (NeuralNetConfiguration layer : ConfiguredLayers.of(network).values()) {
      weights += layer.getLayer().initializer().numParams(layer);
    }
    return weights;
  }

  private static String reason(RuntimeException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return e.getMessage() == null || message.isBlank()
        ? e.toString()
        : message.substring(0, Math.min(message.length(), LONGEST_REASON));
  }
}
