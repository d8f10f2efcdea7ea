/** The bridge to Spark: rows in, folds as tasks, predictions in bulk. */
package io.sparktune.spark;
