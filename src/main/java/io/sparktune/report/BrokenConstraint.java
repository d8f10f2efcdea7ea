package io.sparktune.report;

/**
 * A constraint on outcomes.
 *
 * @param broken how many complete trials break it
 */
public record BrokenConstraint(String text, int broken) {}
