/** The cells of inputs that are predicted, and of their targets. */
package io.sparktune.spark.prediction.cells;
