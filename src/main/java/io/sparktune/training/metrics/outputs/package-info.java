/** Predictions of targets as the outputs of networks give them. */
package io.sparktune.training.metrics.outputs;
