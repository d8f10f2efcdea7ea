package io.sparktune.report;

import io.sparktune.trial.TargetScores;
import org.jspecify.annotations.Nullable;

/**
 * Predictions that were written.
 *
 * @param target null where the input has no column of the target
 */
public record PredictionReport(String output, long rows, @Nullable TargetScores target) {}
