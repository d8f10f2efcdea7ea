package io.sparktune.spark;

import io.sparktune.training.TrialPlan;
import io.sparktune.trial.FoldAssignment;
import java.io.Serializable;

/** All that a Spark task is sent for one fold, besides the broadcast. */
public record FoldWork(FoldAssignment assignment, TrialPlan plan) implements Serializable {}
