/** Rows as text: the values of cells, and chunks of them on their way to the driver. */
package io.sparktune.spark.input.rows;
