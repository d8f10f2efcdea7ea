package io.sparktune.report;

/**
 * A round in which tied trials are trained again.
 *
 * @param round from 1
 * @param mostRounds that there can be
 * @param trials that take part
 * @param folds of each
 */
public record RoundStart(int round, int mostRounds, int trials, int folds) {}
