package io.sparktune.config.sections;

import io.sparktune.study.selection.FinalChoice;
import io.sparktune.training.plan.FinalRows;

/**
 * The settings of the model to be used.
 *
 * @param choice of the trial
 * @param rows that it is trained on for good
 */
public record FinalSettings(FinalChoice choice, FinalRows rows) {}
