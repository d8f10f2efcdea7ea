package io.sparktune.search.forest;

/** A predicted mean and its variance. */
public record Prediction(double mean, double variance) {}
