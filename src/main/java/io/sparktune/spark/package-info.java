/** The bridge: rows in through Spark's readers, folds as Spark tasks, predictions in bulk. */
package io.sparktune.spark;
