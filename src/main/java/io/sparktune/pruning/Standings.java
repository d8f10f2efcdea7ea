package io.sparktune.pruning;

/** What is known of many trials: an immutable value. */
public final class Standings {}
