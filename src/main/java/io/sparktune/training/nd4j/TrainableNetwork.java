package io.sparktune.training.nd4j;

import io.sparktune.training.checkpoints.NetworkState;

/**
 * A network that can be trained. Owns native memory; belongs to the thread that opened it, as what
 * is random in Deeplearning4j does.
 */
public interface TrainableNetwork extends AutoCloseable {

  /** Trains on a batch once and returns its mean loss before that. */
  double fit(NetworkBatch batch);

  /**
   * Predicts without training.
   *
   * @param into takes the outputs, row after row
   * @param at the place of the first one
   */
  void outputs(InputBatch inputs, float[] into, int at);

  /** Is told of an epoch, from 1, before its first batch. */
  default void begin(int epoch) {}

  /** The number of weights that train, with the running statistics of batch normalisation. */
  int parameterCount();

  /** The number of values that the updater remembers. */
  int updaterCount();

  /** The number of weights that a state after an epoch has. */
  default int parameterCount(int epoch) {
    return parameterCount();
  }

  /** The number of values that the updater remembers after an epoch. */
  default int updaterCount(int epoch) {
    return updaterCount();
  }

  /** All weights, those of a part that does not train before those of the rest. */
  default float[] wholeParameters() {
    return state().parameters();
  }

  /** The number of all weights. */
  default int wholeParameterCount() {
    return parameterCount();
  }

  /** The number of rows for which what a part that does not train gives is kept. */
  default int keptRows() {
    return 0;
  }

  NetworkState state();

  /** Continues from a state with as many numbers. */
  void resume(NetworkState state);

  @Override
  void close();
}
