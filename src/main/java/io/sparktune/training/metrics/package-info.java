/** Metrics of predictions, with the definitions of scikit-learn. */
package io.sparktune.training.metrics;
