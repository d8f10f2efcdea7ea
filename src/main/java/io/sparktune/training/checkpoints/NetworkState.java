package io.sparktune.training.checkpoints;

/**
 * A network in training, in the Java heap.
 *
 * @param iterations done so far; learning rates and Adam's bias correction depend on them
 * @param parameters of all layers, with the running statistics of batch normalisation
 * @param updater such as moments; empty for an updater without state
 */
@SuppressWarnings("ArrayRecordComponent") // weights stay primitive
public record NetworkState(int iterations, float[] parameters, float[] updater) {}
