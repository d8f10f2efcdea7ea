package io.sparktune.config.sections;

import io.sparktune.study.selection.FinalChoice;
import io.sparktune.training.plan.FinalRows;

/**
 * The settings of the model to be used.
 *
 * @param choice of the trial
 * @param rows that it is trained on for good
 * @param confirmations the most rounds in which tied trials are trained again before one is chosen
 */
public record FinalSettings(FinalChoice choice, FinalRows rows, int confirmations) {}
