package io.sparktune.search.forest;

/** What is expected somewhere, and how sure that is. */
public record Prediction(double mean, double variance) {}
