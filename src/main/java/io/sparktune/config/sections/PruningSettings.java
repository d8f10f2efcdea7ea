package io.sparktune.config.sections;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceSettings;

/**
 * The settings of {@code pruning}.
 *
 * @param reportEveryEpochs from one report of a fold's scores to the next
 * @param reportEveryMillis of its training and scoring, the shortest time between two reports
 */
public record PruningSettings(
    PrunerSettings pruner, RaceSettings race, int reportEveryEpochs, int reportEveryMillis) {}
