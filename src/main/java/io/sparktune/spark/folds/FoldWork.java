package io.sparktune.spark.folds;

import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.FoldAssignment;

import java.io.Serializable;
import java.util.List;

/**
 * All that a Spark task is sent for one fold, besides the broadcast.
 *
 * @param plans of the trials of the trial's lineage, its own last
 */
public record FoldWork(FoldAssignment assignment, List<TrialSettings> plans)
    implements Serializable {}
