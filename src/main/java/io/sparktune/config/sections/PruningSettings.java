package io.sparktune.config.sections;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceSettings;

/**
 * The settings of {@code pruning}.
 *
 * @param reportEveryEpochs from one report of a fold's scores to the next
 */
public record PruningSettings(PrunerSettings pruner, RaceSettings race, int reportEveryEpochs) {}
