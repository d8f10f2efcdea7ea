/**
 * Evolutionary search by the first goal: every suggestion is a child of trials that are over, and
 * no generation waits for its last.
 */
package io.sparktune.search.evolution;
