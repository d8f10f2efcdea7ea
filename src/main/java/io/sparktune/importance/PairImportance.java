package io.sparktune.importance;

/**
 * How much two parameters matter together beyond what each does alone, among the trials in which
 * both are on.
 *
 * @param trials in which both are on
 * @param onShare these as a share of all complete trials
 */
public record PairImportance(
    String first, String second, int trials, double onShare, Estimate estimate) {}
