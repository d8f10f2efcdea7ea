/** Checkpoints on any Hadoop file system, and their deletion. */
package io.sparktune.spark.checkpoints;
