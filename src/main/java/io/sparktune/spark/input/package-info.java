/** Rows read through Spark. */
package io.sparktune.spark.input;
