/** Folds as Spark tasks, with live scores over Spark's plugin messages. */
package io.sparktune.spark.folds;
