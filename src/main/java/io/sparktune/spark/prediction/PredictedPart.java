package io.sparktune.spark.prediction;

import io.sparktune.spark.prediction.cells.ScoredRows;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The findings in a Spark partition that was predicted.
 *
 * @param scored null where the input has no column of the target
 */
record PredictedPart(ScannedRows scanned, @Nullable ScoredRows scored) implements Serializable {}
