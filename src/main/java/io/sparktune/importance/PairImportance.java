package io.sparktune.importance;

/**
 * The importance of two parameters together beyond that of each alone, among the trials in which
 * both are active.
 *
 * @param trials in which both are on
 * @param activeShare these as a share of all complete trials
 */
public record PairImportance(
    String first, String second, int trials, double activeShare, Estimate estimate) {}
