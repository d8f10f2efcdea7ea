package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.Pretrained;
import io.sparktune.model.SavedNetwork;
import io.sparktune.training.checkpoints.NetworkState;
import java.util.List;
import java.util.function.Supplier;

/** Networks in training, parts of which were trained before. */
public final class PretrainedNetworks {

  private PretrainedNetworks() {}

  /**
   * The network with what was trained before. The rest belongs to it, also where this fails.
   *
   * @param rest the part that trains, with first weights of its own
   * @param inputs of the whole
   * @param unfrozen makes the whole network, which trains once the frozen part does
   * @param isFixed whether rows come again as they are, so that what the frozen part gives is kept
   */
  public static TrainableNetwork of(
      Pretrained before,
      TrainableNetwork rest,
      Supplier<TrainableNetwork> unfrozen,
      List<InputShape> inputs,
      boolean isFixed) {
    try {
      begin(rest, before.first());
      if (before.frozen().isEmpty()) {
        return rest;
      }
      SavedNetwork frozen = before.frozen().get();
      FrozenBelow network =
          new FrozenBelow(frozen, rest, inputs, before.features().get(0), isFixed);
      return before.unfreezeAfter() == 0 || frozen.parameters().length == 0
          ? network
          : new UnfreezingNetwork(network, unfrozen, before.unfreezeAfter());
    } catch (RuntimeException | Error e) {
      rest.close();
      throw e;
    }
  }

  private static void begin(TrainableNetwork network, float[] first) {
    if (first.length == 0) {
      return;
    }
    NetworkState state = network.state();
    if (first.length > state.parameters().length) {
      throw new BadConfiguration("the base has more weights than the network");
    }
    System.arraycopy(first, 0, state.parameters(), 0, first.length);
    network.resume(state);
  }

  /** The number of weights that do not train. */
  static int frozenCount(Pretrained before) {
    return before.frozen().map(frozen -> frozen.parameters().length).orElse(0);
  }
}
