package io.sparktune.spark.prediction.cells;

import java.io.Serializable;
import java.util.Map;

/**
 * Targets and predictions of some rows.
 *
 * @param targets numbers, the places of labels, or for sets of labels 1 for each label that a row
 *     has and 0 for the others, row after row
 * @param outputs one for each class, or the predicted number, row after row
 * @param missing how many other rows lack the target
 * @param unknown how many other rows have each target that the model cannot predict
 */
@SuppressWarnings("ArrayRecordComponent") // numbers stay primitive
public record ScoredPart(
    double[] targets, double[] outputs, long missing, Map<String, Long> unknown)
    implements Serializable {}
