/** Series in rows of Spark: their cells, and the steps that are foretold of them. */
package io.sparktune.spark.prediction.series;
