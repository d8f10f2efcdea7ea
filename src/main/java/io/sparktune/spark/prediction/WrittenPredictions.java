package io.sparktune.spark.prediction;

import io.sparktune.trial.TargetScores;
import org.jspecify.annotations.Nullable;

/**
 * Predictions that were written.
 *
 * @param head what stands before the rows where all files are made one; empty where nothing does
 * @param scores null where the input has no column of the target
 */
@SuppressWarnings("ArrayRecordComponent") // written as it is
public record WrittenPredictions(long rows, byte[] head, @Nullable TargetScores scores) {}
