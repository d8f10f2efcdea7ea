/** Event files that TensorBoard reads. */
package io.sparktune.lake.sinks.tensorboard;
