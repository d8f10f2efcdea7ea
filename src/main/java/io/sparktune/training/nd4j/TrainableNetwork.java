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

  /** The number of weights, with the running statistics of batch normalisation. */
  int parameterCount();

  /** The number of values that the updater remembers. */
  int updaterCount();

  NetworkState state();

  /** Continues from a state with as many numbers. */
  void resume(NetworkState state);

  @Override
  void close();
}
