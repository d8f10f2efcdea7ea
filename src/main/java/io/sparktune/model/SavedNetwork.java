package io.sparktune.model;

/**
 * A network of a file.
 *
 * @param parameters the weights of all layers in the order of Deeplearning4j
 */
@SuppressWarnings("ArrayRecordComponent") // weights stay primitive
public record SavedNetwork(NetworkConfiguration configuration, float[] parameters) {}
