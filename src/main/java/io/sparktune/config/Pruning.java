package io.sparktune.config;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.RaceSettings;

/**
 * What {@code pruning} says.
 *
 * @param reportEveryEpochs from one report of a fold's scores to the next
 */
record Pruning(PrunerSettings pruner, RaceSettings race, int reportEveryEpochs) {}
