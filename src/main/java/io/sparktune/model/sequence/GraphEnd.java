package io.sparktune.model.sequence;

/**
 * A vertex of a graph that others are put on.
 *
 * @param width of what it gives for a row, or for each step
 */
public record GraphEnd(String vertex, int width) {}
