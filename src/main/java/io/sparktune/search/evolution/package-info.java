/**
 * Evolutionary search by the first goal: every suggestion is a child of finished trials, without
 * generations.
 */
package io.sparktune.search.evolution;
