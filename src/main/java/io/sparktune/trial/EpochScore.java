package io.sparktune.trial;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The score of a fold after an epoch.
 *
 * @param epoch from 1
 * @param trainLoss mean over the batches, with penalties; null where it is not finite
 * @param score the first goal's metric on the validation rows; null where it is undefined
 * @param millis training and scoring of this epoch
 */
public record EpochScore(int epoch, @Nullable Double trainLoss, @Nullable Double score, long millis)
    implements Serializable {}
