/** The files of an input, and where its rows are from. */
package io.sparktune.spark.input.files;
