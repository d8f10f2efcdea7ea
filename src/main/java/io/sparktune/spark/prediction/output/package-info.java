/** Files of predictions, which Spark's tasks write, and their forms. */
package io.sparktune.spark.prediction.output;
