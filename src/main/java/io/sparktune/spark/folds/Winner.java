package io.sparktune.spark.folds;

import io.sparktune.trial.Scores;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The winner, trained for good.
 *
 * @param files of the model, by name
 * @param holdOut its scores on rows that no trial has seen, before it was trained on any of these;
 *     null where none were held out
 */
public record Winner(Map<String, byte[]> files, @Nullable Scores holdOut) implements Serializable {}
