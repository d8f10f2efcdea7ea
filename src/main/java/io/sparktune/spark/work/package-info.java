/** Work on files by executors. */
package io.sparktune.spark.work;
