/** Predictions in bulk. */
package io.sparktune.spark.prediction;
