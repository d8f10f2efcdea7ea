package io.sparktune.training.nd4j;

import io.sparktune.training.checkpoints.NetworkState;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A network above a frozen part, all of which trains after some epochs. The updater begins anew
 * there, as does its count of iterations: moments of weights that have never moved are none.
 */
final class UnfreezingNetwork implements TrainableNetwork {

  private final FrozenBelow below;
  private final Supplier<TrainableNetwork> unfrozen;
  private final int epochs;
  private @Nullable TrainableNetwork whole;
  private boolean isUnfrozen;

  /**
   * A network before its first epoch.
   *
   * @param below trains for so many epochs
   * @param unfrozen makes the network that trains from then on, with any weights
   */
  UnfreezingNetwork(FrozenBelow below, Supplier<TrainableNetwork> unfrozen, int epochs) {
    this.below = below;
    this.unfrozen = unfrozen;
    this.epochs = epochs;
  }

  @Override
  public void begin(int epoch) {
    if (!isUnfrozen && epoch > epochs) {
      float[] weights = below.wholeParameters();
      whole().resume(new NetworkState(0, weights, new float[whole().updaterCount()]));
      unfreeze();
    }
  }

  private void unfreeze() {
    isUnfrozen = true;
    below.close();
  }

  private TrainableNetwork whole() {
    TrainableNetwork network = whole;
    if (network == null) {
      network = unfrozen.get();
      whole = network;
    }
    return network;
  }

  private TrainableNetwork current() {
    return isUnfrozen ? whole() : below;
  }

  private TrainableNetwork after(int epoch) {
    return isUnfrozen || epoch > epochs ? whole() : below;
  }

  @Override
  public double fit(NetworkBatch batch) {
    return current().fit(batch);
  }

  @Override
  public void outputs(InputBatch inputs, float[] into, int at) {
    current().outputs(inputs, into, at);
  }

  @Override
  public int keptRows() {
    return current().keptRows();
  }

  @Override
  public int parameterCount() {
    return current().parameterCount();
  }

  @Override
  public int updaterCount() {
    return current().updaterCount();
  }

  @Override
  public int parameterCount(int epoch) {
    return after(epoch).parameterCount();
  }

  @Override
  public int updaterCount(int epoch) {
    return after(epoch).updaterCount();
  }

  @Override
  public float[] wholeParameters() {
    return current().wholeParameters();
  }

  @Override
  public int wholeParameterCount() {
    return current().wholeParameterCount();
  }

  @Override
  public NetworkState state() {
    return current().state();
  }

  /** A state of the whole is known by its length. */
  @Override
  public void resume(NetworkState state) {
    if (!isUnfrozen && state.parameters().length > below.parameterCount()) {
      unfreeze();
    }
    current().resume(state);
  }

  @Override
  public void close() {
    TrainableNetwork network = whole;
    if (network != null) {
      network.close();
    }
    if (!isUnfrozen) {
      below.close();
    }
  }
}
