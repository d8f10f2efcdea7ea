/** Predictions for every row of a file. */
package io.sparktune.spark.prediction;
