package io.sparktune.training.engine;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.training.checkpoints.NetworkState;
import io.sparktune.training.engine.arrays.MatrixProducts;
import io.sparktune.training.nd4j.Devices;
import io.sparktune.training.nd4j.Forward;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.nd4j.Networks;
import io.sparktune.training.nd4j.TrainableNetwork;
import io.sparktune.training.nd4j.TrainedNetwork;
import io.sparktune.training.plan.Engine;
import java.util.List;
import java.util.Optional;

/** Networks by the engine that a study asks for. */
public final class Engines {

  private Engines() {}

  /**
   * A network with first weights from the configuration's seed, the same by every engine.
   *
   * @throws BadConfiguration if the study asks for the fused engine and it lacks a part
   */
  public static TrainableNetwork initialised(NetworkConfiguration configuration, Engine engine) {
    if (engine == Engine.DEEPLEARNING4J || (engine == Engine.AUTO && Devices.areGpus())) {
      return Networks.initialised(configuration);
    }
    try {
      FusedNetwork network = fused(configuration);
      try (TrainableNetwork first = Networks.initialised(configuration)) {
        network.resume(first.state());
      }
      return network;
    } catch (NotFused e) {
      if (engine == Engine.FUSED) {
        throw new BadConfiguration(
            "training.engine = fused does not train " + e.part() + "; use auto");
      }
      return Networks.initialised(configuration);
    }
  }

  /**
   * The outputs of a network at rest, row after row. Native memory is held for the call only.
   *
   * @param outputs of each row
   */
  public static float[] outputs(
      TrainedNetwork network,
      BatchWriter writer,
      int[] rows,
      List<InputShape> inputs,
      int outputs) {
    NativeThreads.applyToThisThread();
    try (TrainableNetwork opened = opened(network)) {
      return Forward.outputs(opened, writer, rows, inputs, outputs);
    }
  }

  private static TrainableNetwork opened(TrainedNetwork network) {
    try {
      FusedNetwork fused = fused(network.configuration());
      fused.resume(new NetworkState(0, network.parameters(), new float[0]));
      return fused;
    } catch (NotFused e) {
      return Networks.withParameters(network.configuration(), network.parameters());
    }
  }

  private static FusedNetwork fused(NetworkConfiguration configuration) throws NotFused {
    if (!MatrixProducts.areNative()) {
      throw new NotFused("anything on this machine, for netlib finds no OpenBLAS");
    }
    return new FusedNetwork(PerceptronReader.read(configuration));
  }

  /** The engine that {@link #initialised} takes. */
  public static Engine taken(NetworkConfiguration configuration, Engine asked) {
    boolean isFused =
        asked == Engine.FUSED
            || (asked == Engine.AUTO
                && !Devices.areGpus()
                && MatrixProducts.areNative()
                && lacking(configuration).isEmpty());
    return isFused ? Engine.FUSED : Engine.DEEPLEARNING4J;
  }

  /** The part of a network that the fused engine lacks; empty where it trains the network. */
  public static Optional<String> lacking(NetworkConfiguration configuration) {
    try {
      PerceptronReader.read(configuration);
      return Optional.empty();
    } catch (NotFused e) {
      return Optional.of(e.part());
    }
  }
}
