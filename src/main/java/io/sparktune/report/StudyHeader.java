package io.sparktune.report;

import io.sparktune.trial.Goals;

/**
 * A study that begins or is resumed.
 *
 * @param version of Sparktune
 */
public record StudyHeader(String version, String study, Goals goals, long seed) {}
