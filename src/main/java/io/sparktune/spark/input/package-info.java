/** Rows in, through Spark's readers. */
package io.sparktune.spark.input;
