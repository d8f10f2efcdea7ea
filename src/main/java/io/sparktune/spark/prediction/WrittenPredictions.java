package io.sparktune.spark.prediction;

/**
 * Predictions that were written.
 *
 * @param head what stands before the rows where all files are made one; empty where nothing does
 */
@SuppressWarnings("ArrayRecordComponent") // written as it is
public record WrittenPredictions(long rows, byte[] head) {}
