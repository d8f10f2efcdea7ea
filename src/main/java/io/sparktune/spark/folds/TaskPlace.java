package io.sparktune.spark.folds;

/** A partition of a stage, which is the same for all attempts of a task. */
record TaskPlace(int stage, int partition) {}
